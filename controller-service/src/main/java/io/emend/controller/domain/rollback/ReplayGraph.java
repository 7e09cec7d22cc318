package io.emend.controller.domain.rollback;

import io.emend.controller.domain.graph.LiveGraph;
import io.emend.controller.domain.graph.Slot;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The graph of a past revision, with the slots that came out differently in a replay as they came out. */
final class ReplayGraph implements LiveGraph {
    private final LiveGraph past;
    private final Map<Slot, List<StatementRecord>> different;

    ReplayGraph(LiveGraph past, Map<Slot, List<StatementRecord>> different) {
        this.past = past;
        this.different = different;
    }

    @Override
    public List<StatementRecord> slot(Slot slot) {
        List<StatementRecord> own = different.get(slot);
        return own != null ? own : past.slot(slot);
    }

    @Override
    public List<StatementRecord> pointingAt(String relation, String object) {
        List<StatementRecord> found = new ArrayList<>();
        past.pointingAt(relation, object).stream()
                .filter(statement -> !different.containsKey(Slot.of(statement)))
                .forEach(found::add);
        different.forEach((slot, statements) -> {
            if (slot.relation().equals(relation)) {
                statements.stream()
                        .filter(statement -> statement.object().canonical().equals(object))
                        .forEach(found::add);
            }
        });
        return found;
    }

    @Override
    public List<StatementRecord> about(String subject) {
        List<StatementRecord> found = new ArrayList<>();
        past.about(subject).stream()
                .filter(statement -> !different.containsKey(Slot.of(statement)))
                .forEach(found::add);
        different.forEach((slot, statements) -> {
            if (slot.subject().equals(subject)) {
                found.addAll(statements);
            }
        });
        return found;
    }

    @Override
    public Optional<StatementRecord> statement(String id) {
        for (List<StatementRecord> statements : different.values()) {
            for (StatementRecord statement : statements) {
                if (statement.id().equals(id)) {
                    return Optional.of(statement);
                }
            }
        }
        return past.statement(id).filter(statement -> !different.containsKey(Slot.of(statement)));
    }

    @Override
    public long lastChange(Slot slot) {
        return past.lastChange(slot);
    }
}
