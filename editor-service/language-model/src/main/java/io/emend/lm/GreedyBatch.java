package io.emend.lm;

import io.emend.lm.transformer.CachedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Several texts continued greedily side by side; rows that are done leave the batch once they are half of it. */
final class GreedyBatch {
    private final List<StreamedText> texts = new ArrayList<>();
    private final Set<Integer> endTokens;
    private final Predicate<String> enough;
    private int[] rows;
    private boolean[] going;

    GreedyBatch(
            Tokenizer tokenizer, int size, List<String> stopTexts, Set<Integer> endTokens, Predicate<String> enough) {
        for (int i = 0; i < size; i++) {
            texts.add(new StreamedText(tokenizer, stopTexts));
        }
        this.endTokens = endTokens;
        this.enough = enough;
        this.rows = IntStream.range(0, size).toArray();
        this.going = new boolean[size];
        Arrays.fill(going, true);
    }

    /** Runs to the end; @return the continuations in the order of the prompts. */
    List<String> complete(CachedRun run, List<int[]> prompts, int room) {
        int[] tokens = run.begin(prompts, room, false).best();
        for (int step = 1; take(tokens) > 0 && step < room; step++) {
            tokens = run.append(dropFinished(run, tokens), false).best();
        }
        texts.forEach(StreamedText::end);
        return texts.stream().map(StreamedText::text).toList();
    }

    /** Gives each going row its token; @return how many rows go on. */
    private int take(int[] tokens) {
        int left = 0;
        for (int i = 0; i < rows.length; i++) {
            StreamedText text = texts.get(rows[i]);
            if (going[i] && !endTokens.contains(tokens[i])) {
                text.add(tokens[i]);
                going[i] = !text.hasStopped() && !enough.test(text.text());
            } else {
                going[i] = false;
            }
            left += going[i] ? 1 : 0;
        }
        return left;
    }

    private int[] dropFinished(CachedRun run, int[] tokens) {
        int[] kept = IntStream.range(0, rows.length).filter(i -> going[i]).toArray();
        if (2 * kept.length > rows.length) {
            return tokens;
        }
        run.keep(kept);
        rows = Arrays.stream(kept).map(i -> rows[i]).toArray();
        going = new boolean[rows.length];
        Arrays.fill(going, true);
        return Arrays.stream(kept).map(i -> tokens[i]).toArray();
    }
}
