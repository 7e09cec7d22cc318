package io.emend.editor.profiling;

import io.emend.editing.EditException;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.ledger.EditedModel;
import io.emend.editing.ledger.LiveSet;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editing.plan.SlotPlanner;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.verify.Probe;
import io.emend.editing.verify.Verification;
import io.emend.editing.verify.VerificationReport;
import io.emend.lm.LanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Makes each probe edit alone, on the clean model, and puts its probes to the result. */
final class ProbeEdits {
    private final LanguageModel model;
    private final List<EditRequest> edits;

    ProbeEdits(LanguageModel model, List<EditRequest> edits) {
        this.model = model;
        this.edits = edits;
    }

    /**
     * Tries a layer.
     *
     * @param profile covers the layer, with settings that write there
     * @param done told after each edit how many are done
     */
    LayerScore tried(LayerScore keys, ModelProfile profile, IntConsumer done) {
        var planner = new SlotPlanner(model, profile);
        var ledger = new WeightLedger(model, profile);
        List<VerificationReport> reports = new ArrayList<>();
        for (EditRequest edit : edits) {
            reports.add(report(planner, ledger, edit));
            done.accept(reports.size());
        }
        return keys.withEdits(
                mean(reports, Probe.Kind.EFFICACY),
                mean(reports, Probe.Kind.PARAPHRASE),
                mean(reports, Probe.Kind.SAME_SUBJECT),
                mean(reports, Probe.Kind.NEIGHBOUR));
    }

    /** An edit that cannot be made changes nothing: its probes are put to the clean model. */
    private VerificationReport report(SlotPlanner planner, WeightLedger ledger, EditRequest edit) {
        List<Probe> probes = Verification.probesOf(edit);
        try {
            LiveSet live = LiveSet.empty().with(planner.plan(edit, Method.MEMIT));
            try (EditedModel edited = ledger.build(live)) {
                return Verification.compare(model, edited.model(), probes);
            }
        } catch (EditException e) {
            return Verification.compare(model, model, probes);
        }
    }

    private static double mean(List<VerificationReport> reports, Probe.Kind kind) {
        return reports.stream()
                .mapToDouble(report -> report.generated(kind))
                .average()
                .orElse(0);
    }
}
