package io.emend.editor.grounding;

import io.emend.contract.knowledge.ModelState;
import io.emend.editor.slot.AskedRelation;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one revision in which an edited fact is live and not in the weights, with the names of their subjects.
 */
final class UnwrittenSlots {
    private static final int MOST_OBJECTS = 20;

    private final List<Named> slots;

    /** @param live live statements of the slot, edited ones that are not in the weights first among them */
    record Slot(String subject, String relation, List<StatementRecord> live) {}

    private record Named(Slot slot, List<String> names) {}

    private UnwrittenSlots(List<Named> slots) {
        this.slots = slots;
    }

    static UnwrittenSlots of(KnowledgeGraph graph, long revision) {
        Map<String, List<StatementRecord>> bySubject = graph.editedStatements(revision).stream()
                .filter(record -> record.modelState() != ModelState.IN_WEIGHTS)
                .collect(Collectors.groupingBy(StatementRecord::subject));
        Map<String, EntityRecord> entities = graph.entities(bySubject.keySet());
        List<Named> slots = new ArrayList<>();
        bySubject.forEach((subject, records) -> records.stream()
                .map(StatementRecord::relation)
                .distinct()
                .forEach(relation -> slots.add(new Named(
                        new Slot(subject, relation, live(graph, subject, relation, revision)),
                        names(entities.get(subject), subject)))));
        return new UnwrittenSlots(slots);
    }

    /** The slot a question is about, if it is one of these. */
    Optional<Slot> asked(String question, AskedRelation relations) {
        return slots.stream()
                .flatMap(named -> named.names().stream()
                        .filter(name -> AskedRelation.mentions(question, name))
                        .filter(name -> relations
                                .relation(question, name)
                                .filter(named.slot().relation()::equals)
                                .isPresent())
                        .map(name -> Map.entry(name, named.slot())))
                .max(Comparator.comparingInt(hit -> hit.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private static List<StatementRecord> live(KnowledgeGraph graph, String subject, String relation, long revision) {
        return graph.facts(StatementPattern.of(subject, relation, null)
                        .asOf(revision)
                        .limit(MOST_OBJECTS))
                .items();
    }

    /** What a subject is called; its id if it has no name. */
    static List<String> names(@Nullable EntityRecord entity, String id) {
        return entity == null
                ? List.of(id)
                : Stream.concat(
                                entity.labels().values().stream(),
                                entity.aliases().values().stream().flatMap(Collection::stream))
                        .distinct()
                        .toList();
    }
}
