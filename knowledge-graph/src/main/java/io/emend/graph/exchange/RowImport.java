package io.emend.graph.exchange;

import io.emend.contract.problem.Malformed;
import io.emend.graph.statement.Content;
import io.emend.graph.statement.Literals;
import io.emend.graph.statement.ValidTime;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads head, relation and tail from separated rows; columns are found by their names in the header line. */
final class RowImport {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private final RelationNames relations;
    private final EntityNaming naming;
    private final StatementFeed feed;

    RowImport(RelationNames relations, EntityNaming naming, StatementFeed feed) {
        this.relations = relations;
        this.naming = naming;
        this.feed = feed;
    }

    /** @throws Malformed if there is no header line with head, relation and tail */
    void read(RowReader rows) throws IOException {
        Map<String, Integer> columns = columns(rows.next());
        for (List<String> row = rows.next(); row != null; row = rows.next()) {
            try {
                feed.statement(content(row, columns));
            } catch (IllegalArgumentException e) {
                feed.reject(rows.row(), String.valueOf(e.getMessage()));
            }
        }
    }

    private static Map<String, Integer> columns(@Nullable List<String> header) {
        Map<String, Integer> columns = new HashMap<>();
        if (header != null) {
            for (int i = 0; i < header.size(); i++) {
                String name = header.get(i)
                        .replace(String.valueOf(BYTE_ORDER_MARK), "")
                        .strip();
                columns.put(name.toLowerCase(Locale.ROOT), i);
            }
        }
        if (!columns.keySet().containsAll(List.of("head", "relation", "tail"))) {
            throw new Malformed("The first line must name the columns head, relation and tail; found " + header + ".");
        }
        return columns;
    }

    private Content content(List<String> row, Map<String, Integer> columns) {
        String head = field(row, columns, "head");
        String relation = field(row, columns, "relation");
        String tail = field(row, columns, "tail");
        if (head == null || relation == null || tail == null) {
            throw new IllegalArgumentException("expected head, relation and tail, found " + row);
        }
        String relationId = relations
                .idOf(relation)
                .orElseThrow(() -> new IllegalArgumentException("the schema has no relation \"" + relation + "\""));
        String object = Literals.isLiteral(tail) ? Literals.parse(tail).canonical() : naming.idOf(tail);
        return new Content(
                naming.idOf(head), relationId, object, time(row, columns, "validfrom"), time(row, columns, "validto"));
    }

    private static @Nullable String time(List<String> row, Map<String, Integer> columns, String name) {
        String time = field(row, columns, name);
        if (time != null) {
            ValidTime.epochSecond(time);
        }
        return time;
    }

    private static @Nullable String field(List<String> row, Map<String, Integer> columns, String name) {
        Integer column = columns.get(name);
        if (column == null || column >= row.size() || row.get(column).isBlank()) {
            return null;
        }
        return row.get(column).strip();
    }
}
