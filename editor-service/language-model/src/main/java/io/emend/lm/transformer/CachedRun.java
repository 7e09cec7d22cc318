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

/**
 * One batch of texts being extended token by token over a cache of keys and values. A token's place in the cache is
 * its position in the text, so rows of different lengths share one cache. Not thread-safe.
 */
public final class CachedRun implements AutoCloseable {
    /** Positions by which a cache grows at least; it doubles from there. */
    private static final int LEAST_GROWTH = 64;

    private final Transformer transformer;
    private final NDManager manager;
    private int[] lengths = {};
    private NDList cache = new NDList();
    private int capacity;

    public CachedRun(Transformer transformer) {
        this.transformer = transformer;
        this.manager = transformer.scratch();
    }

    /**
     * What the model says after the last token of each row.
     * @param best the likeliest next token of each row
     * @param logits V scores per row; empty unless asked for
     */
    @SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
    public record Next(int[] best, float[][] logits) {}

    /**
     * Reads the prompts.
     * @param room tokens that will be appended at most, for sizing the cache; more may follow
     * @throws ContextLengthException if a prompt leaves no room for a single further token
     */
    public Next begin(List<int[]> prompts, int room, boolean wantLogits) {
        var rows = new TokenRows(prompts);
        int context = transformer.config().contextLength();
        if (rows.length() >= context) {
            throw new ContextLengthException(rows.length(), context);
        }
        lengths = prompts.stream().mapToInt(row -> row.length).toArray();
        reserve(rows.length() + Math.min(room, LEAST_GROWTH));
        try (NDManager scratch = manager.newSubManager()) {
            NDList out = transformer.extend(scratch, rows.tensor(scratch), 0, rows.lastPlaces(), cache);
            return next(out, wantLogits);
        }
    }

    /** Appends one token to each row. */
    public Next append(int[] tokens, boolean wantLogits) {
        int total = Arrays.stream(lengths).max().orElseThrow() + 1;
        transformer.requireLength(total);
        reserve(total);
        try (NDManager scratch = manager.newSubManager()) {
            NDArray ids = scratch.create(longs(tokens));
            NDList out;
            if (lengths.length == 1) {
                out = transformer.extend(scratch, ids.reshape(1, 1), lengths[0], new long[] {0}, cache);
            } else {
                out = transformer.advance(scratch, ids, scratch.create(longs(lengths)), total, cache);
            }
            for (int b = 0; b < lengths.length; b++) {
                lengths[b]++;
            }
            return next(out, wantLogits);
        }
    }

    /** Keeps only some rows, in the given order. */
    public void keep(int[] rows) {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray chosen = scratch.create(longs(rows));
            var kept = new NDList();
            for (NDArray tensor : cache) {
                NDArray smaller = tensor.get(new NDIndex("{}", chosen));
                smaller.attach(manager);
                tensor.close();
                kept.add(smaller);
            }
            cache = kept;
        }
        lengths = Arrays.stream(rows).map(row -> lengths[row]).toArray();
    }

    private Next next(NDList out, boolean wantLogits) {
        int[] best = Arrays.stream(out.get(1).toLongArray())
                .mapToInt(Math::toIntExact)
                .toArray();
        if (!wantLogits) {
            return new Next(best, new float[0][]);
        }
        float[] flat = out.get(0).toFloatArray();
        int width = flat.length / best.length;
        var logits = new float[best.length][];
        for (int b = 0; b < best.length; b++) {
            logits[b] = Arrays.copyOfRange(flat, b * width, (b + 1) * width);
        }
        return new Next(best, logits);
    }

    private void reserve(int needed) {
        if (needed <= capacity) {
            return;
        }
        ModelConfig config = transformer.config();
        int wanted = Math.max(needed, Math.max(2 * capacity, needed + LEAST_GROWTH));
        int larger = Math.min(config.contextLength(), wanted);
        var shape = new Shape(lengths.length, larger, config.keyValueHeads(), config.headSize());
        var grown = new NDList();
        for (int i = 0; i < 2 * config.layers(); i++) {
            NDArray tensor = manager.zeros(shape, DataType.FLOAT32);
            if (capacity > 0) {
                try (NDArray old = cache.get(i)) {
                    tensor.set(new NDIndex(":, 0:{}", capacity), old);
                }
            }
            grown.add(tensor);
        }
        cache = grown;
        capacity = larger;
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
