package io.emend.standalone.bench;

import io.emend.graph.BulkLoad;
import io.emend.graph.GraphPorts;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.statement.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A graph as large as wanted with the shape of a given one: copies of it that share its most-named objects, so that those are
 * named as many times more often.
 *
 * @param entities the given graph's
 * @param facts the given graph's
 */
record CopiedGraph(List<EntityRecord> entities, List<Content> facts) {
    private static final int SHARED = 100;
    private static final int BATCH = 10_000;

    /** Imports as many copies as make at least {@code size} statements, and gives the number of statements. */
    long load(GraphPorts graph, int size) {
        Set<String> shared = mostNamed();
        int copies = Math.ceilDiv(size, facts.size());
        long added = 0;
        try (BulkLoad load =
                graph.ledger().beginImport(new ImportHeader("copies", "benchmark", Instant.now(), null, "generated"))) {
            for (int copy = 0; copy < copies; copy++) {
                int n = copy;
                inBatches(
                        entities.stream()
                                .filter(entity -> n == 0 || !shared.contains(entity.id()))
                                .map(entity -> copy(entity, n))
                                .toList(),
                        load::entities);
            }
            for (int copy = 0; copy < copies; copy++) {
                int n = copy;
                for (int from = 0; from < facts.size(); from += BATCH) {
                    List<Content> batch = facts.subList(from, Math.min(facts.size(), from + BATCH)).stream()
                            .map(fact -> copy(fact, n, shared))
                            .toList();
                    for (boolean fresh : load.statements(batch)) {
                        added += fresh ? 1 : 0;
                    }
                }
            }
            load.finish();
        }
        return added;
    }

    private Set<String> mostNamed() {
        Map<String, Integer> named = new HashMap<>();
        facts.forEach(fact -> named.merge(fact.object(), 1, Integer::sum));
        return named.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(SHARED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static EntityRecord copy(EntityRecord entity, int n) {
        if (n == 0) {
            return entity;
        }
        Map<String, String> labels = new HashMap<>();
        entity.labels().forEach((lang, label) -> labels.put(lang, label + ' ' + n));
        return new EntityRecord(entity.id() + '-' + n, labels, Map.of(), Map.of(), entity.types());
    }

    private static Content copy(Content fact, int n, Set<String> shared) {
        return n == 0
                ? fact
                : new Content(
                        id(fact.subject(), n, shared),
                        fact.relation(),
                        id(fact.object(), n, shared),
                        fact.validFrom(),
                        fact.validTo());
    }

    private static String id(String id, int n, Set<String> shared) {
        return shared.contains(id) ? id : id + '-' + n;
    }

    private static <T> void inBatches(List<T> rows, java.util.function.Consumer<List<T>> take) {
        List<T> rest = new ArrayList<>(rows);
        for (int from = 0; from < rest.size(); from += BATCH) {
            take.accept(List.copyOf(rest.subList(from, Math.min(rest.size(), from + BATCH))));
        }
    }
}
