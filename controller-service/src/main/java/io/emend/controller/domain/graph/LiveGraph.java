package io.emend.controller.domain.graph;

import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.PointerKey;
import io.emend.graph.statement.StatementRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The statements that are live at one moment, as planning reads them. Lists are ordered: newest first, then by id. */
public interface LiveGraph {
    /** The live statements of a slot. */
    List<StatementRecord> slot(Slot slot);

    /**
     * The live statements of one relation that name an object.
     *
     * @param object canonical form of the object
     */
    List<StatementRecord> pointingAt(String relation, String object);

    /** Every live statement about a subject. */
    List<StatementRecord> about(String subject);

    Optional<StatementRecord> statement(String id);

    /** The revision that last changed a slot; 0 when none did. */
    long lastChange(Slot slot);

    /** The same of many slots; every slot asked for is in the answer. */
    default Map<Slot, Long> lastChanges(Collection<Slot> slots) {
        Map<Slot, Long> changes = new LinkedHashMap<>();
        slots.forEach(slot -> changes.computeIfAbsent(slot, this::lastChange));
        return changes;
    }

    /** The live statements of a slot with its last change, which is not newer than they are. */
    default State state(Slot slot) {
        long revision = lastChange(slot);
        return new State(revision, slot(slot));
    }

    /**
     * The live statements of one fact: of a slot that may hold many, those with one object.
     *
     * @param object canonical form of the object
     */
    default List<StatementRecord> stating(Slot slot, String object) {
        return stating(slot(slot), object);
    }

    /** The statements of one fact with the last change of its slot, which is not newer than they are. */
    default State state(Slot slot, String object) {
        State whole = state(slot);
        return new State(whole.revision(), stating(whole.statements(), object));
    }

    /** Those of a slot's statements that have the object. */
    static List<StatementRecord> stating(List<StatementRecord> slot, String object) {
        return slot.stream()
                .filter(statement -> statement.object().canonical().equals(object))
                .toList();
    }

    /** Hears which facts, slots and pointers are about to be asked for; a graph that is far away may fetch them at once. */
    default void expect(Set<FactKey> facts, Set<PointerKey> pointers) {}

    /** A slot, or one fact of it, at one moment, newest statement first. */
    record State(long revision, List<StatementRecord> statements) {}
}
