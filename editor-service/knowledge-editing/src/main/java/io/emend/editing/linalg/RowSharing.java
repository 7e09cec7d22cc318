package io.emend.editing.linalg;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Shares independent rows of a computation out to threads. The result never depends on the number of threads, because
 * a row is computed by exactly one of them in a fixed order of operations.
 */
final class RowSharing {
    /** Below this many multiplications the cost of handing work over exceeds the gain. */
    private static final long WORTH_SHARING = 1L << 18;

    private RowSharing() {}

    static void forEach(int count, long multiplicationsPerItem, IntConsumer item) {
        if (count > 1 && count * multiplicationsPerItem >= WORTH_SHARING) {
            IntStream.range(0, count).parallel().forEach(item);
        } else {
            for (int i = 0; i < count; i++) {
                item.accept(i);
            }
        }
    }
}
