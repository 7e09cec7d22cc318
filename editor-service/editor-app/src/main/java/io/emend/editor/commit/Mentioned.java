package io.emend.editor.commit;

import io.emend.contract.knowledge.Value;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.PlannedStatement;
import io.emend.editor.slot.EntityNames;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.StatementRecord;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the entities whose names a commit needs: those it mentions, and those in the slots it changes. */
final class Mentioned {
    private Mentioned() {}

    static EntityNames names(KnowledgeGraph graph, CommitRequest request, List<StatementRecord> retracted) {
        Set<String> subjects = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (PlannedStatement statement : request.assertions()) {
            subjects.add(statement.subject());
            add(ids, statement.object());
        }
        for (StatementRecord record : retracted) {
            subjects.add(record.subject());
            add(ids, record.object());
        }
        addSlots(ids, graph, subjects);
        return EntityNames.of(graph, ids, request.newEntities());
    }

    /** Those of subjects and of what is known of them. */
    static EntityNames names(KnowledgeGraph graph, Collection<String> subjects) {
        Set<String> ids = new HashSet<>();
        addSlots(ids, graph, subjects);
        return EntityNames.of(graph, ids, List.of());
    }

    private static void addSlots(Set<String> ids, KnowledgeGraph graph, Collection<String> subjects) {
        for (String subject : subjects) {
            graph.statementsOf(subject).forEach(record -> add(ids, record.object()));
        }
        ids.addAll(subjects);
    }

    private static void add(Set<String> ids, Value value) {
        if (value instanceof Value.Entity entity) {
            ids.add(entity.id());
        }
    }
}
