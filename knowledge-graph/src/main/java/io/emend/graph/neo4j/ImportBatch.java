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
 * @param timeless id, subject, relation, object, sequence of every statement without valid time
 * @param timed the properties of every other
 * @param entities ids of the entities in the facts, each once
 * @param toEntities id, place of the subject among the entities, relation, place of the object
 */
record ImportBatch(
        long revision,
        List<List<Object>> timeless,
        List<Map<String, Object>> timed,
        List<String> entities,
        List<List<Object>> toEntities,
        List<Map<String, Object>> toLiterals) {

    /** @param last sequence of the statement before the first of the batch */
    static ImportBatch of(List<Content> contents, Head head, long last) {
        long n = head.revision() + 1;
        List<List<Object>> timeless = new ArrayList<>(contents.size());
        List<Map<String, Object>> timed = new ArrayList<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        List<List<Object>> toEntities = new ArrayList<>(contents.size());
        List<Map<String, Object>> toLiterals = new ArrayList<>();
        long number = last;
        for (Content content : contents) {
            number++;
            String id = "s" + n + '-' + (number - head.sequence());
            if (content.validFrom() == null && content.validTo() == null) {
                timeless.add(List.of(id, content.subject(), content.relation(), content.object(), number));
            } else {
                timed.add(timedStatement(id, content, number, n));
            }
            if (Literals.isLiteral(content.object())) {
                toLiterals.add(literalFact(id, content));
            } else {
                toEntities.add(List.of(
                        id, place(content.subject(), places), content.relation(), place(content.object(), places)));
            }
        }
        return new ImportBatch(n, timeless, timed, List.copyOf(places.keySet()), toEntities, toLiterals);
    }

    private static int place(String entity, Map<String, Integer> places) {
        Integer known = places.putIfAbsent(entity, places.size());
        return known == null ? places.size() - 1 : known;
    }

    private static Map<String, Object> timedStatement(String id, Content content, long sequence, long revision) {
        Map<String, Object> node = new HashMap<>(Map.of(
                "id",
                id,
                "subject",
                content.subject(),
                "relation",
                content.relation(),
                "object",
                content.object(),
                "sequence",
                sequence,
                "asserted",
                revision));
        StatementNodes.putValidTime(node, content.validFrom(), content.validTo());
        return node;
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
        if (!timeless.isEmpty()) {
            tx.execute(ImportCypher.STATEMENTS, Map.of("rows", timeless, "revision", revision));
        }
        tx.forEach(ImportCypher.TIMED_STATEMENTS, timed);
    }

    /** @throws IllegalArgumentException if a statement names an entity that is not there */
    void writeFacts(Sessions.Cypher tx) {
        if (!toEntities.isEmpty()) {
            long created = tx.first(ImportCypher.ENTITY_FACTS, Map.of("rows", toEntities, "entities", entities))
                    .orElseThrow()
                    .get("created")
                    .asLong();
            if (created != toEntities.size()) {
                throw new IllegalArgumentException(
                        "A statement of a batch names an entity that is not in the graph; load entities first.");
            }
        }
        tx.forEach(LedgerCypher.CREATE_LITERAL_FACTS, toLiterals);
    }
}
