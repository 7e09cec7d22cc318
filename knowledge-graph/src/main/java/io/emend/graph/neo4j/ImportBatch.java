package io.emend.graph.neo4j;

import io.emend.graph.ledger.Head;
import io.emend.graph.statement.Content;
import io.emend.graph.statement.Literals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one batch of an import, sorted by what is written from them. Immutable.
 *
 * @param all id, subject, relation, object, sequence of every statement
 * @param toEntities a subject, then the id, relation and object of each of its facts
 */
record ImportBatch(
        long revision,
        List<List<Object>> all,
        List<List<Object>> toEntities,
        List<Map<String, Object>> toLiterals,
        List<Map<String, Object>> timed) {

    /** @param last sequence of the statement before the first of the batch */
    static ImportBatch of(List<Content> contents, Head head, long last) {
        long n = head.revision() + 1;
        List<List<Object>> all = new ArrayList<>(contents.size());
        Map<String, List<Object>> toEntities = new LinkedHashMap<>();
        List<Map<String, Object>> toLiterals = new ArrayList<>();
        List<Map<String, Object>> timed = new ArrayList<>();
        long number = last;
        for (Content content : contents) {
            number++;
            String id = "s" + n + '-' + (number - head.sequence());
            all.add(List.of(id, content.subject(), content.relation(), content.object(), number));
            if (Literals.isLiteral(content.object())) {
                toLiterals.add(literalFact(id, content));
            } else {
                toEntities
                        .computeIfAbsent(content.subject(), subject -> new ArrayList<>())
                        .add(List.of(id, content.relation(), content.object()));
            }
            if (content.validFrom() != null || content.validTo() != null) {
                Map<String, Object> times = new HashMap<>(Map.of("id", id));
                StatementNodes.putValidTime(times, content.validFrom(), content.validTo());
                timed.add(times);
            }
        }
        List<List<Object>> bySubject = new ArrayList<>(toEntities.size());
        toEntities.forEach((subject, facts) -> bySubject.add(List.of(subject, facts)));
        return new ImportBatch(n, all, bySubject, toLiterals, timed);
    }

    private static Map<String, Object> literalFact(String id, Content content) {
        var literal = Literals.parse(content.object());
        return Map.of(
                "id", id,
                "subject", content.subject(),
                "relation", content.relation(),
                "object", content.object(),
                "value", literal.value(),
                "datatype", literal.datatype());
    }

    void writeStatements(Sessions.Cypher tx) {
        tx.execute(ImportCypher.STATEMENTS, Map.of("rows", all, "revision", revision));
        tx.forEach(ImportCypher.VALID_TIMES, timed);
    }

    /** @throws IllegalArgumentException if a statement names an entity that is not there */
    void writeFacts(Sessions.Cypher tx) {
        long wanted = (long) all.size() - toLiterals.size();
        long created = wanted == 0
                ? 0
                : tx.first(ImportCypher.ENTITY_FACTS, Map.of("rows", toEntities))
                        .orElseThrow()
                        .get("created")
                        .asLong();
        if (created != wanted) {
            throw new IllegalArgumentException((wanted - created)
                    + " statements of a batch name an entity that is not in the graph; load entities first.");
        }
        tx.forEach(LedgerCypher.CREATE_LITERAL_FACTS, toLiterals);
    }
}
