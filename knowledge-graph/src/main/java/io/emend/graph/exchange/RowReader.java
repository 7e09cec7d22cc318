package io.emend.graph.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads separated rows one by one, with quoted fields as RFC 4180 has them. Not thread-safe. */
final class RowReader {
    private final BufferedReader reader;
    private final char separator;
    private long row;

    RowReader(BufferedReader reader, char separator) {
        this.reader = reader;
        this.separator = separator;
    }

    /** Number of the row read last, from 1. */
    long row() {
        return row;
    }

    /** The next row's fields, or null at the end; blank lines are skipped. */
    @Nullable
    List<String> next() throws IOException {
        String line = reader.readLine();
        row++;
        while (line != null && line.isBlank()) {
            line = reader.readLine();
            row++;
        }
        return line == null ? null : fields(line);
    }

    private List<String> fields(String firstLine) throws IOException {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        String line = firstLine;
        while (true) {
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else if (c == '"' && (quoted || field.isEmpty())) {
                    quoted = !quoted;
                } else if (c == separator && !quoted) {
                    fields.add(field.toString());
                    field.setLength(0);
                } else {
                    field.append(c);
                }
            }
            String further = quoted ? reader.readLine() : null;
            if (further == null) {
                fields.add(field.toString());
                return fields;
            }
            field.append('\n');
            line = further;
        }
    }
}
