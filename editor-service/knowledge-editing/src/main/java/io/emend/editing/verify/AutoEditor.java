package io.emend.editing.verify;

import io.emend.editing.EditException;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.ledger.EditedModel;
import io.emend.editing.ledger.LiveSet;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editing.plan.SlotPlanner;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses how a slot is held: in the weights where verification on the candidate snapshot passes, else in the subject
 * memory, else not in the model at all. Pure: it builds and closes candidates, and changes nothing.
 */
public final class AutoEditor {
    private final WeightLedger ledger;
    private final SlotPlanner planner;
    private final Policy policy;

    public AutoEditor(WeightLedger ledger, SlotPlanner planner, Policy policy) {
        this.ledger = ledger;
        this.planner = planner;
        this.policy = policy;
    }

    /** What came of a request. */
    public sealed interface Outcome {
        /** Why methods that were tried before were not taken, in words; empty if the first one passed. */
        List<String> reasons();

        /**
         * The slot can be held in the model.
         *
         * @param edit the slot's edit, its method being the one that passed
         * @param report the verification it passed
         */
        record InModel(SlotEdit edit, VerificationReport report, List<String> reasons) implements Outcome {
            public InModel {
                reasons = List.copyOf(reasons);
            }
        }

        /**
         * No method passed; only the graph can hold the facts.
         *
         * @param reports the failed verifications, in the order in which methods were tried
         */
        record GraphOnly(List<VerificationReport> reports, List<String> reasons) implements Outcome {
            public GraphOnly {
                reports = List.copyOf(reports);
                reasons = List.copyOf(reasons);
            }
        }
    }

    /**
     * Plans one slot against the present live set.
     *
     * @param live what is live now; a former edit of the same slot is taken out first
     * @param methods methods to try, in order, such as {@code MEMIT, MEMORY}
     * @throws EditException.SubjectNotFound if a prompt does not name the subject
     */
    public Outcome plan(EditRequest request, LiveSet live, List<Method> methods) {
        LiveSet others = live.without(request.subject().slot());
        List<Probe> probes = Verification.probesOf(request);
        List<String> reasons = new ArrayList<>();
        List<VerificationReport> reports = new ArrayList<>();
        List<String> before;
        try (EditedModel without = ledger.build(others)) {
            before = Verification.answers(
                    without.model(), probes.stream().map(Probe::prompt).toList());
        }
        for (Method method : methods) {
            try {
                SlotEdit edit = planner.plan(request, method);
                try (EditedModel candidate = ledger.build(others.with(edit))) {
                    VerificationReport report = Verification.compare(before, candidate.model(), probes);
                    List<String> shortcomings = policy.shortcomings(report);
                    if (shortcomings.isEmpty()) {
                        return new Outcome.InModel(edit, report, reasons);
                    }
                    reports.add(report);
                    reasons.add(method + ": " + String.join("; ", shortcomings));
                }
            } catch (EditException.EditDiverged e) {
                reasons.add(method + ": " + e.getMessage());
            }
        }
        return new Outcome.GraphOnly(reports, reasons);
    }
}
