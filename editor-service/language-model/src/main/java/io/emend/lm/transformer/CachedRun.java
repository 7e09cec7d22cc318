package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.emend.lm.ContextLengthException;
import io.emend.lm.ModelConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One batch of texts being extended token by token over a cache of keys and values. A token's place in the cache is
 * its position in the text, so rows of different lengths share one cache, and a row may be left out of a step. Not
 * thread-safe.
 */
public final class CachedRun implements AutoCloseable {
    /** Positions beyond the prompt that the cache has at first, and by which it grows at least; it doubles from there. */
    private static final int LEAST_ROOM = 16;

    private final Transformer transformer;
    private final NDManager manager;
    private int[] lengths = {};
    private NDArray cache;

    public CachedRun(Transformer transformer) {
        this.transformer = transformer;
        this.manager = transformer.scratch();
        this.cache = manager.zeros(new Shape(0));
    }

    /**
     * What the model says after some tokens.
     * @param best the likeliest next token after each
     * @param logits V scores after each; empty unless asked for
     */
    @SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
    public record Next(int[] best, float[][] logits) {}

    /**
     * Reads the prompts.
     * @param room tokens that will be appended at most, for sizing the cache; more may follow
     * @return what follows each prompt
     * @throws ContextLengthException if a prompt leaves no room for a single further token
     */
    public Next begin(List<int[]> prompts, int room, boolean wantLogits) {
        start(prompts, room);
        return read(IntStream.range(0, lengths.length).toArray(), prompts, ends(prompts), wantLogits);
    }

    /**
     * Reads the prompts with a guess at what follows each, and keeps of each guess what the model would have said itself.
     * @param guesses one per prompt, which may be empty
     * @return for each row the tokens of its guess up to where the model goes on differently, and the one with which it
     *     goes on, which is to be appended next
     * @throws ContextLengthException if a prompt leaves no room for a single further token
     */
    public int[][] begin(List<int[]> prompts, List<int[]> guesses, int room) {
        start(prompts, room);
        List<int[]> rows = IntStream.range(0, lengths.length)
                .mapToObj(i -> joined(prompts.get(i), guesses.get(i)))
                .toList();
        var places = IntStream.builder();
        for (int row = 0, from = 0; row < rows.size(); from += rows.get(row++).length) {
            for (int t = prompts.get(row).length - 1; t < rows.get(row).length; t++) {
                places.add(from + t);
            }
        }
        Next next = read(
                IntStream.range(0, lengths.length).toArray(),
                rows,
                places.build().toArray(),
                false);
        var found = new int[rows.size()][];
        for (int row = 0, from = 0; row < found.length; from += guesses.get(row++).length + 1) {
            int[] guess = guesses.get(row);
            int[] said = Arrays.copyOfRange(next.best(), from, from + guess.length + 1);
            int right = Arrays.mismatch(said, guess);
            found[row] = Arrays.copyOf(said, right + 1);
            lengths[row] = prompts.get(row).length + right;
        }
        return found;
    }

    /** Appends one token to each row. */
    public Next append(int[] tokens, boolean wantLogits) {
        return append(IntStream.range(0, lengths.length).toArray(), tokens, wantLogits);
    }

    /**
     * Appends one token to some rows.
     * @param rows in ascending order
     * @param tokens one per row
     */
    public Next append(int[] rows, int[] tokens, boolean wantLogits) {
        List<int[]> single =
                Arrays.stream(tokens).mapToObj(token -> new int[] {token}).toList();
        return read(rows, single, ends(single), wantLogits);
    }

    /** Keeps only some rows, in the given order. */
    public void keep(int[] rows) {
        try (NDManager scratch = manager.newSubManager()) {
            replaceCache(cache.get(new NDIndex(":,{}", scratch.create(longs(rows)))));
        }
        lengths = Arrays.stream(rows).map(row -> lengths[row]).toArray();
    }

    private void start(List<int[]> prompts, int room) {
        if (prompts.isEmpty() || prompts.stream().anyMatch(row -> row.length == 0)) {
            throw new IllegalArgumentException("every prompt needs at least one token, and there must be a prompt");
        }
        int longest = prompts.stream().mapToInt(row -> row.length).max().orElseThrow();
        int context = transformer.config().contextLength();
        if (longest >= context) {
            throw new ContextLengthException(longest, context);
        }
        lengths = new int[prompts.size()];
        reserve(longest + Math.min(room, LEAST_ROOM));
    }

    /** Places of the last token of each of several rows that lie one behind the other. */
    private static int[] ends(List<int[]> rows) {
        var ends = new int[rows.size()];
        int end = -1;
        for (int i = 0; i < ends.length; i++) {
            end += rows.get(i).length;
            ends[i] = end;
        }
        return ends;
    }

    /** Runs the model on new tokens of some rows, one row's behind the other's, and lengthens those rows. */
    private Next read(int[] rows, List<int[]> added, int[] wanted, boolean wantLogits) {
        int n = added.stream().mapToInt(row -> row.length).sum();
        int longest = added.stream().mapToInt(row -> row.length).max().orElseThrow();
        int total = 0;
        boolean fresh = true;
        for (int i = 0; i < rows.length; i++) {
            fresh &= lengths[rows[i]] == 0;
            total = Math.max(total, lengths[rows[i]] + added.get(i).length);
        }
        transformer.requireLength(total);
        reserve(total);
        int capacity = Math.toIntExact(cache.getShape().get(2));
        var tokens = new long[4 * n];
        for (int i = 0, next = 0; i < rows.length; i++) {
            for (int t = 0; t < added.get(i).length; t++, next++) {
                tokens[next] = added.get(i)[t];
                tokens[n + next] = lengths[rows[i]] + t;
                tokens[2 * n + next] = (long) rows[i] * capacity + lengths[rows[i]] + t;
                tokens[3 * n + next] = (long) rows[i] * longest + t;
            }
            lengths[rows[i]] += added.get(i).length;
        }
        try (NDManager scratch = manager.newSubManager()) {
            NDArray tokens4N = scratch.create(tokens, new Shape(4, n));
            NDArray wantedW = scratch.create(longs(wanted));
            return next(transformer.extend(scratch, tokens4N, wantedW, longest, total, fresh, cache), wantLogits);
        }
    }

    private static Next next(NDList out, boolean wantLogits) {
        int[] best = Arrays.stream(out.get(1).toLongArray())
                .mapToInt(Math::toIntExact)
                .toArray();
        if (!wantLogits) {
            return new Next(best, new float[0][]);
        }
        float[] flat = out.get(0).toFloatArray();
        if (best.length == 1) {
            return new Next(best, new float[][] {flat});
        }
        int width = flat.length / best.length;
        var logits = new float[best.length][];
        for (int b = 0; b < best.length; b++) {
            logits[b] = Arrays.copyOfRange(flat, b * width, (b + 1) * width);
        }
        return new Next(best, logits);
    }

    private void reserve(int needed) {
        int capacity = cache.getShape().dimension() == 1
                ? 0
                : Math.toIntExact(cache.getShape().get(2));
        if (needed <= capacity) {
            return;
        }
        ModelConfig config = transformer.config();
        int wanted = capacity == 0 ? needed : Math.max(needed, capacity + Math.max(capacity, LEAST_ROOM));
        int larger = Math.min(config.contextLength(), wanted);
        var shape = new Shape(2L * config.layers(), lengths.length, larger, config.keyValueHeads(), config.headSize());
        NDArray grown = manager.zeros(shape, DataType.FLOAT32);
        if (capacity > 0) {
            grown.set(new NDIndex(":,:,0:{}", capacity), cache);
        }
        replaceCache(grown);
    }

    private void replaceCache(NDArray other) {
        other.attach(manager);
        cache.close();
        cache = other;
    }

    private static int[] joined(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    /** Frees the cache. */
    @Override
    public void close() {
        manager.close();
    }
}
