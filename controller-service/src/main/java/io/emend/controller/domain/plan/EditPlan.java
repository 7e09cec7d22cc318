package io.emend.controller.domain.plan;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Plan;
import io.emend.contract.model.NewEntity;
import io.emend.contract.model.PlannedStatement;
import io.emend.contract.model.SlotRead;
import io.emend.controller.domain.conflict.Naming;
import io.emend.controller.domain.graph.Slot;
import io.emend.graph.statement.Content;
import io.emend.graph.statement.StatementRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an edit would do to the graph.
 *
 * @param retract live statements that leave
 * @param assertions statements that come, premises before what follows from them
 * @param reinforced live statements that the edit states again
 * @param restores for a statement that takes over from a retracted one: that one's id, by the new id
 * @param conflicts what the edit collides with, and what the plan does about it
 * @param reads every slot the plan was made from, with the revision that had last changed it
 */
public record EditPlan(
        List<StatementRecord> retract,
        List<StatementRecord> assertions,
        List<StatementRecord> reinforced,
        Map<String, String> restores,
        List<Conflict> conflicts,
        List<NewEntity> newEntities,
        SortedMap<Slot, Long> reads) {
    /** Leaves the graph alone. */
    public static final EditPlan EMPTY =
            new EditPlan(List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), new TreeMap<>());

    public EditPlan {
        retract = List.copyOf(retract);
        assertions = List.copyOf(assertions);
        reinforced = List.copyOf(reinforced);
        restores = Map.copyOf(restores);
        conflicts = List.copyOf(conflicts);
        newEntities = List.copyOf(newEntities);
        reads = new TreeMap<>(reads);
    }

    /** Whether a conflict refuses the edit. */
    public boolean isRefused() {
        return conflicts.stream().anyMatch(conflict -> conflict.severity() == Conflict.Severity.ERROR);
    }

    /** Whether it leaves the graph as it is. */
    public boolean changesNothing() {
        return retract.isEmpty() && assertions.isEmpty();
    }

    /** The slots it writes to. */
    public SortedSet<Slot> writes() {
        SortedSet<Slot> slots = new TreeSet<>();
        retract.forEach(statement -> slots.add(Slot.of(statement)));
        assertions.forEach(statement -> slots.add(Slot.of(statement)));
        return slots;
    }

    public List<SlotRead> readSet() {
        return reads.entrySet().stream()
                .map(read -> new SlotRead(read.getKey().subject(), read.getKey().relation(), read.getValue()))
                .toList();
    }

    public List<PlannedStatement> plannedStatements() {
        return assertions.stream()
                .map(statement -> new PlannedStatement(
                        statement.id(),
                        statement.subject(),
                        statement.relation(),
                        statement.object(),
                        statement.validFrom(),
                        statement.validTo(),
                        statement.derivedFrom(),
                        restores.get(statement.id())))
                .toList();
    }

    /** The plan in words. A fact that only gets a new id (stated again, or other premises) is neither lost nor gained. */
    public Plan view(Naming naming) {
        naming.with(newEntities);
        Set<Content> leaving = new HashSet<>();
        retract.forEach(statement -> leaving.add(statement.content()));
        Set<Content> coming = new HashSet<>();
        assertions.forEach(statement -> coming.add(statement.content()));
        return new Plan(
                naming.facts(retract.stream()
                        .filter(statement -> !coming.contains(statement.content()))
                        .toList()),
                naming.facts(assertions.stream()
                        .filter(statement -> !statement.isDerived() && !leaving.contains(statement.content()))
                        .toList()),
                naming.facts(assertions.stream()
                        .filter(statement -> statement.isDerived() && !leaving.contains(statement.content()))
                        .toList()),
                naming.facts(reinforced));
    }
}
