package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Rows of token ids padded on the right to one length; causal attention never looks at the padding. */
final class TokenRows {
    private final List<int[]> rows;
    private final int length;

    TokenRows(List<int[]> rows) {
        if (rows.isEmpty() || rows.stream().anyMatch(row -> row.length == 0)) {
            throw new IllegalArgumentException("every row needs at least one token, and there must be a row");
        }
        this.rows = rows;
        this.length = rows.stream().mapToInt(row -> row.length).max().orElseThrow();
    }

    int count() {
        return rows.size();
    }

    /** T, the longest row's length. */
    int length() {
        return length;
    }

    NDArray tensor(NDManager manager) {
        var ids = new long[rows.size() * length];
        for (int b = 0; b < rows.size(); b++) {
            for (int t = 0; t < rows.get(b).length; t++) {
                ids[b * length + t] = rows.get(b)[t];
            }
        }
        return manager.create(ids, new Shape(rows.size(), length));
    }

    /** Flat place b*T+t of one position per row. */
    long[] places(int[] positions) {
        if (positions.length != rows.size()) {
            throw new IllegalArgumentException("%d positions for %d rows".formatted(positions.length, rows.size()));
        }
        return IntStream.range(0, positions.length)
                .mapToLong(b -> place(b, positions[b]))
                .toArray();
    }

    /** Flat place of a position. */
    long place(int row, int position) {
        if (position < 0 || position >= rows.get(row).length) {
            throw new IllegalArgumentException(
                    "position %d of a row of %d tokens".formatted(position, rows.get(row).length));
        }
        return (long) row * length + position;
    }

    /** Flat places of every row's last token. */
    long[] lastPlaces() {
        return places(rows.stream().mapToInt(row -> row.length - 1).toArray());
    }

    /** Flat places of all tokens but the first few of each row. */
    long[] allPlaces(int skipped) {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMapToLong(b -> LongStream.range(Math.min(skipped, rows.get(b).length), rows.get(b).length)
                        .map(t -> (long) b * length + t))
                .toArray();
    }
}
