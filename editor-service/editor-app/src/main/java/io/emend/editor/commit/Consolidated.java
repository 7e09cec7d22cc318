package io.emend.editor.commit;

import io.emend.contract.model.CommitRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.ledger.InForce;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.ledger.SlotVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Plans that consolidations in force hold in the weights, before a commit and after it. A slot that returns to such a plan
 * returns to the weights; one whose consolidation is taken back returns to how its plan says.
 *
 * @param before plan keys at the ledger's head
 * @param after plan keys once the commit is in the ledger
 */
record Consolidated(Set<String> before, Set<String> after) {
    private static final Consolidated NOTHING = new Consolidated(Set.of(), Set.of());

    Consolidated {
        before = Set.copyOf(before);
        after = Set.copyOf(after);
    }

    static Consolidated of(KnowledgeGraph graph, CommitRequest request) {
        List<RevisionRecord> consolidations = graph.revisionsOf(RevisionKind.CONSOLIDATION, 0);
        if (consolidations.isEmpty()) {
            return NOTHING;
        }
        List<RevisionRecord> revisions = new ArrayList<>(consolidations);
        revisions.addAll(graph.revisionsOf(
                RevisionKind.ROLLBACK, consolidations.getLast().revision()));
        revisions.sort(Comparator.comparing(RevisionRecord::revision).reversed());
        return new Consolidated(
                plans(graph, consolidations, InForce.among(revisions, Set.of())),
                plans(graph, consolidations, InForce.among(revisions, Set.copyOf(request.undoes()))));
    }

    private static Set<String> plans(
            KnowledgeGraph graph, List<RevisionRecord> consolidations, Collection<String> inForce) {
        Set<String> plans = new HashSet<>();
        for (RevisionRecord consolidation : consolidations) {
            if (inForce.contains(String.valueOf(consolidation.editId()))) {
                graph.slotVersions(consolidation.revision()).stream()
                        .filter(version -> version.fromRevision() == consolidation.revision())
                        .map(SlotVersion::deltaKey)
                        .forEach(plans::add);
            }
        }
        return plans;
    }

    /** A planned edit as the model shall hold it. */
    SlotEdit held(SlotEdit planned) {
        boolean movable = planned.method() == Method.MEMIT || planned.method() == Method.MEMORY;
        return movable && after.contains(planned.planKey()) ? planned.heldBy(Method.CONSOLIDATED) : planned;
    }

    /** Whether the commit takes back what holds this edit in the weights. */
    boolean releases(SlotEdit edit) {
        return edit.method() == Method.CONSOLIDATED && !after.contains(edit.planKey());
    }

    /** Whether the commit brings back a consolidation that held this edit in the weights. */
    boolean regains(SlotEdit edit) {
        return !before.contains(edit.planKey()) && !held(edit).equals(edit);
    }

    /** The same but for some plans. */
    Consolidated without(Set<String> plans) {
        Set<String> kept = new HashSet<>(after);
        kept.removeAll(plans);
        return new Consolidated(before, kept);
    }
}
