package io.emend.editor.grounding;

import io.emend.editor.slot.AskedRelation;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Facts of the loaded data that have been retracted. No edit put them into the weights, so none can be taken out: the model
 * may still say them, and only the graph knows better. Read from the ledger once; it only grows. Thread-safe.
 */
final class RetractedBaseFacts {
    private static final int PAGE = 500;

    private final KnowledgeGraph graph;
    private final Map<String, List<String>> names = new HashMap<>();
    private final Set<Slot> slots = new HashSet<>();
    private long read;

    RetractedBaseFacts(KnowledgeGraph graph) {
        this.graph = graph;
    }

    /** A subject and a relation. */
    private record Slot(String subject, String relation) {}

    /**
     * The slot a question is about, if it had a fact of the loaded data and has none at this revision.
     *
     * @return the slot, without live statements
     */
    synchronized Optional<UnwrittenSlots.Slot> asked(String question, AskedRelation relations, long revision) {
        readUpTo(revision);
        return names.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(name -> AskedRelation.mentions(question, name))
                        .map(name -> Map.entry(name, entry.getKey())))
                .sorted(Comparator.comparingInt(
                                (Map.Entry<String, String> hit) -> hit.getKey().length())
                        .reversed())
                .flatMap(hit -> relations
                        .relation(question, hit.getKey())
                        .filter(relation -> slots.contains(new Slot(hit.getValue(), relation)))
                        .map(relation -> new UnwrittenSlots.Slot(hit.getValue(), relation, List.of()))
                        .stream())
                .findFirst()
                .filter(slot -> isEmptyAt(slot, revision));
    }

    private boolean isEmptyAt(UnwrittenSlots.Slot slot, long revision) {
        return graph.facts(StatementPattern.of(slot.subject(), slot.relation(), null)
                        .asOf(revision)
                        .limit(1))
                .items()
                .isEmpty();
    }

    private void readUpTo(long revision) {
        if (revision <= read) {
            return;
        }
        List<String> retracted = new ArrayList<>();
        long newest = read;
        String cursor = null;
        boolean met = false;
        do {
            var page = graph.revisions(cursor == null ? 1 : PAGE, cursor);
            for (RevisionRecord made : page.items()) {
                met |= made.revision() <= read;
                if (!met) {
                    newest = Math.max(newest, made.revision());
                    retracted.addAll(made.retracted());
                }
            }
            cursor = page.next();
        } while (cursor != null && !met);
        note(graph.statements(retracted).stream()
                .filter(statement -> statement.origin() == Origin.IMPORT)
                .toList());
        read = newest;
    }

    private void note(List<StatementRecord> statements) {
        Map<String, List<StatementRecord>> bySubject =
                statements.stream().collect(Collectors.groupingBy(StatementRecord::subject));
        Map<String, EntityRecord> entities = graph.entities(bySubject.keySet());
        bySubject.forEach((id, lost) -> {
            names.computeIfAbsent(id, same -> UnwrittenSlots.names(entities.get(id), id));
            lost.forEach(statement -> slots.add(new Slot(id, statement.relation())));
        });
    }
}
