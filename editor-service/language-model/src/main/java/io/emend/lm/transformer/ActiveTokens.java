package io.emend.lm.transformer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which tokens of a batch a delta can influence, and how they lie packed behind each other.
 *
 * <p>A row's active tokens reach from its delta, or its first chosen position if that comes earlier, to its last chosen
 * position; what lies before is its prefix. Rows without chosen positions have neither.
 */
final class ActiveTokens {
    private static final float HIDDEN = -1e30f;

    private final int[] starts;
    private final int[] ends;
    private final int[] firstActive;
    private final int[] firstPrefix;
    private final int activeCount;
    private final int prefixCount;

    /**
     * @param deltaPositions per row, where its delta is added; -1 for nowhere
     * @param chosen pairs of row and position at which distributions are wanted
     */
    ActiveTokens(int[] deltaPositions, int[][] chosen) {
        int rows = deltaPositions.length;
        starts = new int[rows];
        ends = new int[rows];
        Arrays.fill(starts, Integer.MAX_VALUE);
        for (int[] place : chosen) {
            starts[place[0]] = Math.min(starts[place[0]], place[1]);
            ends[place[0]] = Math.max(ends[place[0]], place[1] + 1);
        }
        firstActive = new int[rows];
        firstPrefix = new int[rows];
        int active = 0;
        int prefix = 0;
        for (int row = 0; row < rows; row++) {
            if (ends[row] == 0) {
                starts[row] = 0;
            } else if (deltaPositions[row] >= 0) {
                starts[row] = Math.min(starts[row], deltaPositions[row]);
            }
            firstActive[row] = active;
            firstPrefix[row] = prefix;
            active += ends[row] - starts[row];
            prefix += starts[row];
        }
        activeCount = active;
        prefixCount = prefix;
    }

    /** A, number of active tokens. */
    int count() {
        return activeCount;
    }

    /** Index of a position among the active tokens; -1 if it is not one of them. */
    int indexOf(int row, int position) {
        return position >= starts[row] && position < ends[row] ? firstActive[row] + position - starts[row] : -1;
    }

    /** Position in its row of each active token. */
    long[] positions() {
        var positions = new long[activeCount];
        forEachActive((index, row, position) -> positions[index] = position);
        return positions;
    }

    /** Flat place in the batch of each active token. */
    long[] places(TokenRows rows) {
        var places = new long[activeCount];
        forEachActive((index, row, position) -> places[index] = rows.place(row, position));
        return places;
    }

    /** Flat places in the batch of the prefixes' tokens. */
    long[] prefixPlaces(TokenRows rows) {
        List<Long> places = new ArrayList<>();
        for (int row = 0; row < starts.length; row++) {
            for (int t = 0; t < starts[row]; t++) {
                places.add(rows.place(row, t));
            }
        }
        return places.stream().mapToLong(Long::longValue).toArray();
    }

    /** A x (P + A): zero where a token may look, a very negative number elsewhere. */
    float[] mask() {
        int width = prefixCount + activeCount;
        var mask = new float[Math.multiplyExact(activeCount, width)];
        Arrays.fill(mask, HIDDEN);
        forEachActive((index, row, position) -> {
            int own = index * width;
            Arrays.fill(mask, own + firstPrefix[row], own + firstPrefix[row] + starts[row], 0);
            Arrays.fill(mask, own + prefixCount + firstActive[row], own + prefixCount + index + 1, 0);
        });
        return mask;
    }

    int maskWidth() {
        return prefixCount + activeCount;
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(int index, int row, int position);
    }

    private void forEachActive(Visitor visitor) {
        for (int row = 0; row < starts.length; row++) {
            for (int t = starts[row]; t < ends[row]; t++) {
                visitor.visit(firstActive[row] + t - starts[row], row, t);
            }
        }
    }
}
