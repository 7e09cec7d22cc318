package io.emend.editor.slot;

import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.PlannedStatement;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Works out which subjects' slots a commit changes, and what shall be in them afterwards. */
public final class ChangedSlots {
    private final KnowledgeGraph graph;

    public ChangedSlots(KnowledgeGraph graph) {
        this.graph = graph;
    }

    /**
     * The slots to solve again, ordered by subject; empty targets mean that the slot closes.
     *
     * @param wanted what the request asks for new facts
     * @param retracted the records the request retracts
     */
    public List<SlotTargets> after(CommitRequest request, WantedMethod wanted, List<StatementRecord> retracted) {
        Map<String, StatementRecord> restored = restored(request);
        List<EditedFact> coming = request.assertions().stream()
                .map(statement -> coming(statement, wanted, restored))
                .flatMap(Optional::stream)
                .toList();
        SortedSet<String> subjects = new TreeSet<>();
        coming.stream()
                .filter(ChangedSlots::concernsWeights)
                .forEach(fact -> subjects.add(fact.content().subject()));
        retracted.stream()
                .filter(record -> record.origin() == Origin.EDIT)
                .filter(record -> concernsWeights(EditedFact.live(record)))
                .forEach(record -> subjects.add(record.subject()));
        Set<String> leaving = Set.copyOf(request.retract());
        return subjects.stream().map(subject -> slot(subject, leaving, coming)).toList();
    }

    /** What is in the slots of subjects as they are, ordered by subject. */
    public List<SlotTargets> holding(Collection<String> subjects) {
        return subjects.stream()
                .sorted()
                .map(subject -> slot(subject, Set.of(), List.of()))
                .toList();
    }

    private SlotTargets slot(String subject, Set<String> leaving, List<EditedFact> coming) {
        List<EditedFact> facts = new ArrayList<>();
        graph.statementsOf(subject).stream()
                .filter(record -> record.origin() == Origin.EDIT && !leaving.contains(record.id()))
                .map(EditedFact::live)
                .forEach(facts::add);
        coming.stream().filter(fact -> fact.content().subject().equals(subject)).forEach(facts::add);
        return SlotTargets.among(subject, facts);
    }

    private static Optional<EditedFact> coming(
            PlannedStatement statement, WantedMethod wanted, Map<String, StatementRecord> restored) {
        if (statement.restores() == null) {
            return Optional.of(EditedFact.asserted(statement, wanted));
        }
        return Optional.ofNullable(restored.get(statement.restores()))
                .filter(former -> former.origin() == Origin.EDIT)
                .map(former -> EditedFact.restored(statement, former));
    }

    private Map<String, StatementRecord> restored(CommitRequest request) {
        List<String> ids = request.assertions().stream()
                .map(PlannedStatement::restores)
                .flatMap(id -> Optional.ofNullable(id).stream())
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : graph.statements(ids).stream().collect(Collectors.toMap(StatementRecord::id, Function.identity()));
    }

    private static boolean concernsWeights(EditedFact fact) {
        return !fact.wanted().methods().isEmpty();
    }
}
