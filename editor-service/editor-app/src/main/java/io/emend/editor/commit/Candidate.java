package io.emend.editor.commit;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.knowledge.State;
import io.emend.contract.model.CommitRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.verify.VerificationReport;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.hosting.ModelHost;
import io.emend.editor.hosting.Snapshot;
import io.emend.editor.slot.EditedFact;
import io.emend.editor.slot.SlotDecision;
import io.emend.editor.weights.AssembledModel;
import io.emend.editor.weights.LiveSlot;
import io.emend.graph.ledger.Committed;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.Placement;
import io.emend.graph.ledger.SlotDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a commit would put in force: decisions on the changed slots, every live slot's edit, and the model made of them.
 * Closing it frees the model unless it was published.
 */
final class Candidate implements AutoCloseable {
    private final Snapshot before;
    private final List<SlotDecision> decisions;
    private final SortedMap<String, SlotEdit> live;
    private final Map<String, VerificationReport> reports;
    private @Nullable AssembledModel model;

    /**
     * @param live every slot's edit by subject, unchanged ones included
     * @param model the new model; null when the weights stay as they are
     * @param reports verification of the changed, non-empty slots on the new model, by subject
     */
    Candidate(
            Snapshot before,
            List<SlotDecision> decisions,
            SortedMap<String, SlotEdit> live,
            @Nullable AssembledModel model,
            Map<String, VerificationReport> reports) {
        this.before = before;
        this.decisions = List.copyOf(decisions);
        this.live = new TreeMap<>(live);
        this.model = model;
        this.reports = Map.copyOf(reports);
    }

    List<SlotDecision> decisions() {
        return decisions;
    }

    Map<String, VerificationReport> reports() {
        return reports;
    }

    /** The model after the commit: the new one, or the present one when the weights stay. */
    HostedModel model() {
        return model == null ? before.model() : model;
    }

    boolean changesWeights() {
        return model != null;
    }

    /** Every live slot with its file; edits that are not in force yet are stored as they were planned. */
    Map<String, LiveSlot> slots(Function<SlotEdit, String> store) {
        Map<String, SlotEdit> planned = new HashMap<>();
        decisions.forEach(decision -> planned.put(decision.subject(), decision.edit()));
        Map<String, LiveSlot> slots = new TreeMap<>();
        live.forEach((subject, edit) -> {
            LiveSlot present = before.slots().get(subject);
            SlotEdit fresh = planned.get(subject);
            if (present != null && isSame(present.edit(), edit)) {
                slots.put(subject, present);
            } else if (fresh != null) {
                slots.put(subject, new LiveSlot(edit, store.apply(fresh)));
            } else {
                String moved = Objects.requireNonNull(present, "present").deltaHash();
                slots.put(subject, new LiveSlot(edit, moved));
            }
        });
        return slots;
    }

    /** The ledger's transaction for this candidate. */
    GraphCommit toCommit(CommitRequest request, Map<String, LiveSlot> slots) {
        List<SlotDelta> deltas = new ArrayList<>();
        slots.forEach((subject, slot) -> {
            if (!slot.equals(before.slots().get(subject))) {
                String method = slot.edit().method().name();
                deltas.add(new SlotDelta(subject, slot.edit().planKey(), slot.deltaHash(), method));
            }
        });
        Set<String> closed = before.slots().keySet().stream()
                .filter(subject -> !slots.containsKey(subject))
                .collect(Collectors.toSet());
        return GraphCommit.graphOnly(request, before.revision(), model().fingerprint())
                .withModel(model().fingerprint(), placements(), deltas, closed);
    }

    private Map<String, Placement> placements() {
        Map<String, Placement> placements = new HashMap<>();
        for (SlotDecision decision : decisions) {
            for (EditedFact fact : decision.facts()) {
                Optional<Method> method = decision.methodOf(fact);
                ModelState state = method.isPresent() ? ModelState.IN_WEIGHTS : ModelState.KG_ONLY;
                placements.put(fact.id(), new Placement(state, fact.wanted().recorded(method)));
            }
        }
        return placements;
    }

    /** Makes the committed model the one that serves, and gives it out of hand. */
    void publish(ModelHost host, Committed committed, Map<String, LiveSlot> slots) {
        State state = new State(committed.revision(), committed.stateHash());
        AssembledModel next = model;
        if (committed.supersedesRevision() != before.revision()) {
            return; // the ledger had this edit from an earlier attempt; readers follow the ledger
        }
        if (next == null) {
            host.publishUnchanged(state);
        } else {
            model = null;
            host.publish(state, next, slots);
        }
    }

    /** Equal plan keys mean equal bytes. */
    static boolean isSame(SlotEdit a, SlotEdit b) {
        return a.planKey().equals(b.planKey()) && a.method() == b.method();
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
            model = null;
        }
    }
}
