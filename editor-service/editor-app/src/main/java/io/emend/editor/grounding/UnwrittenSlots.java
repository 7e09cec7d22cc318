package io.emend.editor.grounding;

import io.emend.contract.knowledge.ModelState;
import io.emend.editor.slot.AskedRelation;
import io.emend.editor.weights.LiveSlot;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one revision in which an edited fact is live that the weights do not hold: not at all, or not under every name
 * of its subject.
 */
final class UnwrittenSlots {
    private static final int MOST_OBJECTS = 20;

    private final KnowledgeGraph graph;
    private final long revision;
    private final List<Named> slots;

    /** @param live live statements of the slot */
    record Slot(String subject, String relation, List<StatementRecord> live) {}

    /**
     * @param names what the subject is called
     * @param held those of its names under which the weights hold the slot
     */
    private record Named(String subject, String relation, List<String> names, Set<String> held) {
        /** The name by which a question calls the subject, unless the weights answer to it: the longest it mentions. */
        Optional<String> unheldIn(String question) {
            return names.stream()
                    .filter(name -> AskedRelation.mentions(question, name))
                    .max(Comparator.comparingInt(String::length))
                    .filter(name -> !held.contains(name));
        }
    }

    private UnwrittenSlots(KnowledgeGraph graph, long revision, List<Named> slots) {
        this.graph = graph;
        this.revision = revision;
        this.slots = slots;
    }

    /** @param live what is in the weights, by subject */
    static UnwrittenSlots of(KnowledgeGraph graph, long revision, Map<String, LiveSlot> live) {
        Map<String, List<StatementRecord>> bySubject =
                graph.editedStatements(revision).stream().collect(Collectors.groupingBy(StatementRecord::subject));
        Map<String, EntityRecord> entities = graph.entities(bySubject.keySet());
        List<Named> slots = new ArrayList<>();
        bySubject.forEach((subject, records) -> {
            List<String> names = names(entities.get(subject), subject);
            Map<String, Boolean> written = records.stream()
                    .collect(Collectors.toMap(
                            StatementRecord::relation,
                            record -> record.modelState() == ModelState.IN_WEIGHTS,
                            Boolean::logicalAnd));
            written.forEach((relation, inWeights) -> {
                Set<String> held = inWeights ? held(live.get(subject), names) : Set.of();
                if (!held.containsAll(names)) {
                    slots.add(new Named(subject, relation, names, held));
                }
            });
        });
        return new UnwrittenSlots(graph, revision, slots);
    }

    /** Names that open the slot's rows; all of them for a slot that is opened by something else. */
    private static Set<String> held(@Nullable LiveSlot slot, List<String> names) {
        if (slot == null) {
            return Set.copyOf(names);
        }
        Set<String> held = new HashSet<>(slot.edit().mentions());
        held.retainAll(names);
        return held.isEmpty() ? Set.copyOf(names) : held;
    }

    /** The slot a question is about, if it is one of these. */
    Optional<Slot> asked(String question, AskedRelation relations) {
        return slots.stream()
                .flatMap(named -> named
                        .unheldIn(question)
                        .filter(name -> relations
                                .relation(question, name)
                                .filter(named.relation()::equals)
                                .isPresent())
                        .map(name -> Map.entry(name, named))
                        .stream())
                .max(Comparator.comparingInt(hit -> hit.getKey().length()))
                .map(Map.Entry::getValue)
                .map(named -> new Slot(named.subject(), named.relation(), live(named.subject(), named.relation())));
    }

    private List<StatementRecord> live(String subject, String relation) {
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
