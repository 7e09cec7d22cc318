package io.emend.lm.transformer;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What different rows have before their starts.
 * @param rows one row of each beginning
 * @param ofRow for each row, the number of its beginning among them
 */
@SuppressWarnings("ArrayRecordComponent") // read at once and dropped
record Beginnings(long[] rows, long[] ofRow) {
    static Beginnings of(List<int[]> tokenRows, int[] starts) {
        Map<IntBuffer, Integer> numbers = new HashMap<>();
        var rows = LongStream.builder();
        var ofRow = new long[starts.length];
        for (int row = 0; row < starts.length; row++) {
            int next = numbers.size();
            int number = numbers.computeIfAbsent(IntBuffer.wrap(tokenRows.get(row), 0, starts[row]), beginning -> next);
            if (number == next) {
                rows.add(row);
            }
            ofRow[row] = number;
        }
        return new Beginnings(rows.build().toArray(), ofRow);
    }
}
