package io.emend.controller.domain.conflict;

import io.emend.contract.edit.Conflict;
import io.emend.contract.knowledge.Labelled;
import io.emend.contract.knowledge.ModelState;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Notices compatible facts that stand at one place in the weights: a model finds what it was taught under the subject's name,
 * so facts of one subject are learnt together, and those of two subjects of one name may be taken for each other.
 */
public final class KeyCollisions {
    private static final int MOST_NAMESAKES = 3;

    private final KnowledgeGraph graph;

    public KeyCollisions(KnowledgeGraph graph) {
        this.graph = graph;
    }

    /**
     * What collides with a new fact about a subject.
     *
     * @param leaving whether the edit takes a statement back
     */
    public List<Conflict> with(Labelled subject, Predicate<StatementRecord> leaving, Naming naming) {
        Map<String, List<StatementRecord>> bySubject = new LinkedHashMap<>();
        graph.editedUnderName(subject.id()).stream()
                .filter(edited -> edited.modelState() == ModelState.IN_WEIGHTS)
                .filter(edited -> !edited.isDerived() && !leaving.test(edited))
                .forEach(edited -> bySubject
                        .computeIfAbsent(edited.subject(), id -> new ArrayList<>())
                        .add(edited));
        Explanations explain = Explanations.in(naming.language());
        List<Conflict> found = new ArrayList<>();
        List<StatementRecord> own = Objects.requireNonNullElse(bySubject.remove(subject.id()), List.of());
        if (!own.isEmpty()) {
            found.add(explain.sharesKey(naming.fact(own.getLast()), own.size()));
        }
        bySubject.values().stream()
                .limit(MOST_NAMESAKES)
                .map(List::getLast)
                .forEach(namesake ->
                        found.add(explain.sharesName(naming.fact(namesake), subject.id(), subject.label())));
        return found;
    }
}
