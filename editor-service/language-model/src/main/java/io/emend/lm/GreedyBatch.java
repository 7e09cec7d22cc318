package io.emend.lm;

import io.emend.lm.transformer.CachedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Several texts continued greedily side by side. A row that is done takes part in no further step, and leaves the cache
 * once half of the rows there are done.
 */
final class GreedyBatch {
    private final List<StreamedText> texts = new ArrayList<>();
    private final Set<Integer> endTokens;
    private final Predicate<String> enough;

    /** By place in the cache, the text that grows there. */
    private int[] cached;

    /** Places in the cache of the rows that go on, ascending. */
    private int[] going;

    GreedyBatch(
            Tokenizer tokenizer, int size, List<String> stopTexts, Set<Integer> endTokens, Predicate<String> enough) {
        for (int i = 0; i < size; i++) {
            texts.add(new StreamedText(tokenizer, stopTexts));
        }
        this.endTokens = endTokens;
        this.enough = enough;
        this.cached = IntStream.range(0, size).toArray();
        this.going = cached;
    }

    /**
     * Runs to the end.
     * @param guesses tokens with which each continuation may begin, fewer than the room
     * @param room most tokens of a continuation
     * @return the continuations in the order of the prompts
     */
    List<String> complete(CachedRun run, List<int[]> prompts, List<int[]> guesses, int room) {
        int[][] found = run.begin(prompts, guesses, room);
        var lengths = new int[prompts.size()];
        while (true) {
            int[] tokens = take(found, lengths, room);
            if (tokens.length == 0) {
                break;
            }
            dropFinished(run);
            int[] best = run.append(going, tokens, false).best();
            found = IntStream.of(best).mapToObj(token -> new int[] {token}).toArray(int[][]::new);
        }
        texts.forEach(StreamedText::end);
        return texts.stream().map(StreamedText::text).toList();
    }

    /** Gives each going row what was found for it; @return the last token of each row that goes on. */
    private int[] take(int[][] found, int[] lengths, int room) {
        var left = IntStream.builder();
        var tokens = IntStream.builder();
        for (int i = 0; i < going.length; i++) {
            int row = cached[going[i]];
            lengths[row] += found[i].length;
            if (goesOn(texts.get(row), found[i]) && lengths[row] < room) {
                left.add(going[i]);
                tokens.add(found[i][found[i].length - 1]);
            }
        }
        going = left.build().toArray();
        return tokens.build().toArray();
    }

    private boolean goesOn(StreamedText text, int[] tokens) {
        for (int token : tokens) {
            if (endTokens.contains(token)) {
                return false;
            }
            text.add(token);
            if (text.hasStopped() || enough.test(text.text())) {
                return false;
            }
        }
        return true;
    }

    private void dropFinished(CachedRun run) {
        if (2 * going.length > cached.length) {
            return;
        }
        run.keep(going);
        cached = IntStream.of(going).map(place -> cached[place]).toArray();
        going = IntStream.range(0, cached.length).toArray();
    }
}
