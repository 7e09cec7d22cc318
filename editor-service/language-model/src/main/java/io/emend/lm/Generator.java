package io.emend.lm;

import io.emend.lm.Generation.FinishReason;
import io.emend.lm.transformer.CachedRun;
import io.emend.lm.transformer.Lifetime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Generates text with one snapshot of a model. Thread-safe; holds nothing between calls. */
public final class Generator {
    private final LanguageModel model;

    /** @param model the snapshot to use, which the caller keeps open while starting calls */
    public Generator(LanguageModel model) {
        this.model = model;
    }

    /**
     * Generates one text.
     * @param sink sees every token when it is chosen; may cancel
     * @throws ContextLengthException if the prompt fills the context
     * @throws IllegalStateException if the model has been closed
     */
    public Generation generate(GenerationRequest request, TokenSink sink) {
        try (Lifetime.Lease use = model.lifetime().use();
                CachedRun run = model.decode()) {
            return generate(request, sink, run);
        }
    }

    private Generation generate(GenerationRequest request, TokenSink sink, CachedRun run) {
        int room = Math.min(request.maxTokens(), model.config().contextLength() - request.prompt().length);
        boolean wantLogits = !request.sampling().isGreedy() || request.alternatives() >= 0;
        Set<Integer> ends = endTokens(request.stopTokens(), request.ignoreEnd());
        var sampler = new Sampler(request.sampling());
        var text = new StreamedText(model.tokenizer(), request.stopTexts(), request.prompt());
        List<GeneratedToken> tokens = new ArrayList<>();
        var next = run.begin(List.of(request.prompt()), room, wantLogits);
        while (true) {
            int token = wantLogits ? sampler.choose(next.logits()[0]) : next.best()[0];
            if (ends.contains(token)) {
                return finish(request, tokens, text, sink, FinishReason.STOP);
            }
            GeneratedToken generated = describe(token, text.add(token), request, next);
            tokens.add(generated);
            boolean goOn = sink.accept(generated);
            if (text.hasStopped()) {
                return finish(request, tokens, text, sink, FinishReason.STOP);
            }
            if (!goOn || Thread.currentThread().isInterrupted()) {
                return finish(request, tokens, text, TokenSink.none(), FinishReason.CANCELLED);
            }
            if (tokens.size() == room) {
                return finish(request, tokens, text, sink, FinishReason.LENGTH);
            }
            next = run.append(new int[] {token}, wantLogits);
        }
    }

    private static Generation finish(
            GenerationRequest request,
            List<GeneratedToken> tokens,
            StreamedText text,
            TokenSink sink,
            FinishReason reason) {
        String rest = text.end();
        if (!rest.isEmpty() && !tokens.isEmpty()) {
            GeneratedToken last = tokens.getLast();
            tokens.set(
                    tokens.size() - 1,
                    new GeneratedToken(last.id(), last.text() + rest, last.logProbability(), last.alternatives()));
            sink.accept(new GeneratedToken(last.id(), rest, last.logProbability(), List.of()));
        }
        return new Generation(request.prompt().length, tokens, text.text(), reason);
    }

    private static GeneratedToken describe(int token, String piece, GenerationRequest request, CachedRun.Next next) {
        return request.alternatives() < 0
                ? new GeneratedToken(token, piece, Double.NaN, List.of())
                : LogProbabilities.describe(token, piece, next.logits()[0], request.alternatives());
    }

    /**
     * Continues many prompts greedily in one batch, each up to an end token, a stop text or the limit.
     * @param prompts texts, encoded with the tokenizer's special tokens
     * @param maxTokens most tokens to add to each
     * @param stopTexts each text ends before the first of these
     * @return the continuations in the order of the prompts
     * @throws ContextLengthException if a prompt fills the context
     */
    public List<String> completeGreedy(List<String> prompts, int maxTokens, List<String> stopTexts) {
        return completeUntil(prompts, maxTokens, stopTexts, text -> false);
    }

    /**
     * The same, but a text is also over once it is enough.
     * @param enough is asked with the text so far after every token; what came since the last time is kept
     */
    public List<String> completeUntil(
            List<String> prompts, int maxTokens, List<String> stopTexts, Predicate<String> enough) {
        return completeUntil(prompts, Collections.nCopies(prompts.size(), ""), maxTokens, stopTexts, enough);
    }

    /**
     * The same, with guesses at the continuations. They change nothing but the time: what of a guess the model would have
     * said is confirmed while the prompt is read, and only what follows is generated token by token (speculative decoding,
     * Leviathan et al. 2023, arXiv:2211.17192, with greedy choice and a draft that is given).
     * @param guesses one per prompt, with the blank that separates it from the prompt; empty where there is none
     */
    public List<String> completeUntil(
            List<String> prompts,
            List<String> guesses,
            int maxTokens,
            List<String> stopTexts,
            Predicate<String> enough) {
        if (guesses.size() != prompts.size()) {
            throw new IllegalArgumentException("%d guesses for %d prompts".formatted(guesses.size(), prompts.size()));
        }
        List<int[]> encoded = prompts.stream().map(model.tokenizer()::encode).toList();
        List<int[]> guessed = IntStream.range(0, encoded.size())
                .mapToObj(i -> guess(prompts.get(i), encoded.get(i), guesses.get(i)))
                .toList();
        return completeEncoded(encoded, guessed, maxTokens, stopTexts, enough);
    }

    /** The same for prompts that are tokens already, without guesses. */
    public List<String> completeEncoded(
            List<int[]> encoded, int maxTokens, List<String> stopTexts, Predicate<String> enough) {
        return completeEncoded(encoded, Collections.nCopies(encoded.size(), new int[0]), maxTokens, stopTexts, enough);
    }

    private List<String> completeEncoded(
            List<int[]> encoded, List<int[]> guesses, int maxTokens, List<String> stopTexts, Predicate<String> enough) {
        if (encoded.isEmpty()) {
            return List.of();
        }
        try (Lifetime.Lease use = model.lifetime().use()) {
            String[] results = new String[encoded.size()];
            for (int[] batch : Batches.byLength(encoded)) {
                List<int[]> rows = Arrays.stream(batch).mapToObj(encoded::get).toList();
                List<int[]> guessed =
                        Arrays.stream(batch).mapToObj(guesses::get).toList();
                List<String> texts = completeBatch(rows, guessed, maxTokens, stopTexts, enough);
                for (int i = 0; i < batch.length; i++) {
                    results[batch[i]] = texts.get(i);
                }
            }
            return List.of(results);
        }
    }

    /** Tokens that a guess adds to a prompt; none if the prompt's own tokens are others before it. */
    private int[] guess(String prompt, int[] encoded, String guess) {
        if (guess.isEmpty()) {
            return new int[0];
        }
        int[] whole = model.tokenizer().encode(prompt + guess);
        int same = Arrays.mismatch(whole, encoded);
        return same == encoded.length ? Arrays.copyOfRange(whole, same, whole.length) : new int[0];
    }

    private List<String> completeBatch(
            List<int[]> prompts, List<int[]> guesses, int maxTokens, List<String> stopTexts, Predicate<String> enough) {
        int longest = prompts.stream().mapToInt(row -> row.length).max().orElseThrow();
        int room = Math.min(maxTokens, model.config().contextLength() - longest);
        List<int[]> fitting = guesses.stream()
                .map(guess -> Arrays.copyOf(guess, Math.clamp(room - 1, 0, guess.length)))
                .toList();
        var batch = new GreedyBatch(model.tokenizer(), prompts.size(), stopTexts, endTokens(Set.of(), false), enough);
        try (CachedRun run = model.decode()) {
            return batch.complete(run, prompts, fitting, room);
        }
    }

    private Set<Integer> endTokens(Set<Integer> more, boolean ignoreEnd) {
        Set<Integer> ends = new HashSet<>(more);
        if (!ignoreEnd) {
            ends.addAll(model.endTokens());
        }
        return ends;
    }
}
