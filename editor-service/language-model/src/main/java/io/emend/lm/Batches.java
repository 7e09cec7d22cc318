package io.emend.lm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Groups rows of similar length, so that little is spent on padding. */
final class Batches {
    private static final int MOST_ROWS = 64;
    private static final int MOST_TOKENS = 4_096;

    private Batches() {}

    /** Indices of the rows of each batch; every row occurs once. */
    static List<int[]> byLength(List<int[]> rows) {
        List<Integer> order = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> rows.get(i).length))
                .toList();
        List<int[]> batches = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= order.size(); to++) {
            boolean full = to == order.size()
                    || to - from == MOST_ROWS
                    || (to - from + 1) * rows.get(order.get(to)).length > MOST_TOKENS;
            if (full) {
                batches.add(order.subList(from, to).stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
                from = to;
            }
        }
        return batches;
    }
}
