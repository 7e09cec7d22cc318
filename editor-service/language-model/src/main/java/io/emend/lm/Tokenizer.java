package io.emend.lm;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import io.emend.lm.checkpoint.TokenizerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint's own tokenizer ({@code tokenizer.json}). Thread-safe.
 *
 * <p>Never tokenise a continuation alone: normalisers and merges depend on what stands before. Use
 * {@link #encodeContinuation}.
 */
public final class Tokenizer implements AutoCloseable {
    private final HuggingFaceTokenizer delegate;

    private Tokenizer(HuggingFaceTokenizer delegate) {
        this.delegate = delegate;
    }

    /**
     * Reads a folder's {@code tokenizer.json}.
     * @param vocabularySize rows of the model's embedding
     * @throws CheckpointException if it is missing, not understood, or has token ids that the model lacks
     */
    public static Tokenizer load(Path folder, int vocabularySize) {
        Path file = folder.resolve("tokenizer.json");
        if (!Files.isRegularFile(file)) {
            throw new CheckpointException(
                    "%s has no tokenizer.json. Download it, or convert the older files with transformers."
                            .formatted(folder));
        }
        // Looking through a large vocabulary takes a good part of the time that building it takes.
        try (var largest = Background.of(() -> TokenizerFile.largestId(file));
                var building = Background.of(() -> build(file))) {
            try {
                requireKnown(file, largest.result(), vocabularySize);
                return new Tokenizer(building.result());
            } catch (RuntimeException e) {
                building.discard(HuggingFaceTokenizer::close);
                throw e;
            }
        }
    }

    private static HuggingFaceTokenizer build(Path file) {
        try {
            return HuggingFaceTokenizer.newInstance(file, Map.of("truncation", "false", "padding", "false"));
        } catch (IOException | RuntimeException e) {
            throw new CheckpointException(
                    "%s is not a tokenizer this version understands: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void requireKnown(Path file, int largest, int vocabularySize) {
        if (largest >= vocabularySize) {
            throw new CheckpointException(
                    "%s has the token id %d, but the model's vocabulary ends at %d. They do not belong together."
                            .formatted(file, largest, vocabularySize - 1));
        }
    }

    /** Tokens of a text, with the special tokens that the tokenizer itself adds. */
    public int[] encode(String text) {
        return encode(text, true);
    }

    /**
     * Tokens of a text.
     * @param special whether to add the special tokens that the tokenizer itself puts around a text, such as BOS
     */
    public int[] encode(String text, boolean special) {
        return ints(delegate.encode(text, special, false).getIds());
    }

    /**
     * Tokens of a prompt and its continuation together.
     * @return the tokens of the whole, and where the continuation begins: the first token at which the whole differs
     *     from the prompt alone, or that lies past it
     */
    public Continuation encodeContinuation(String prompt, String continuation) {
        int[] whole = encode(prompt + continuation);
        int[] alone = encode(prompt);
        int start = Arrays.mismatch(whole, alone);
        return new Continuation(whole, start < 0 ? whole.length : Math.min(start, whole.length));
    }

    /** Tokens of a text with the characters they cover. */
    public TokenizedText tokenize(String text) {
        Encoding encoding = delegate.encode(text, true, false);
        @Nullable CharSpan[] spans = encoding.getCharTokenSpans();
        var starts = new int[spans.length];
        var ends = new int[spans.length];
        for (int i = 0; i < spans.length; i++) {
            CharSpan span = spans[i];
            starts[i] = span == null ? -1 : text.offsetByCodePoints(0, span.getStart());
            ends[i] = span == null ? -1 : text.offsetByCodePoints(0, span.getEnd());
        }
        return new TokenizedText(text, ints(encoding.getIds()), starts, ends);
    }

    /** Text of tokens, without special tokens. */
    public String decode(int... tokens) {
        return decode(tokens, true);
    }

    /**
     * Text of tokens.
     * @param skipSpecial whether to leave out special tokens
     */
    public String decode(int[] tokens, boolean skipSpecial) {
        return delegate.decode(Arrays.stream(tokens).asLongStream().toArray(), skipSpecial);
    }

    private static int[] ints(long[] values) {
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }

    /** Frees the native tokenizer. */
    @Override
    public void close() {
        delegate.close();
    }

    /**
     * A prompt and what follows it, tokenised as one.
     * @param tokens all tokens
     * @param start index of the first token of the continuation
     */
    @SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
    public record Continuation(int[] tokens, int start) {
        /** The tokens before the continuation. */
        public int[] prompt() {
            return Arrays.copyOf(tokens, start);
        }

        /** The continuation's tokens. */
        public int[] continuation() {
            return Arrays.copyOfRange(tokens, start, tokens.length);
        }
    }
}
