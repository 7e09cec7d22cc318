package io.emend.editor.weights;

import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.ledger.DeltaStore;
import io.emend.editing.ledger.LiveSet;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editing.target.SlotPlanner;
import io.emend.editing.verify.Probe;
import io.emend.editing.verify.Verification;
import io.emend.editing.verify.VerificationReport;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.slot.QuestionForm;
import io.emend.lm.CheckpointException;
import io.emend.lm.checkpoint.Checkpoint;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The editing methods on a transformer, with their delta files in a folder. */
public final class TransformerWeights implements WeightEditor, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TransformerWeights.class);

    private final WeightLedger ledger;
    private final SlotPlanner planner;
    private final DeltaStore deltas;
    private final QuestionForm form;
    private final TransformerModel base;

    /**
     * @param ledger over the base model, which this editor closes with itself
     * @param form how the model reads a question when its checkpoint has no chat template
     */
    public TransformerWeights(WeightLedger ledger, DeltaStore deltas, QuestionForm form) {
        this.ledger = ledger;
        this.planner = new SlotPlanner(ledger.base(), ledger.profile());
        this.deltas = deltas;
        this.form = form;
        this.base = new TransformerModel(ledger.build(LiveSet.empty()), form, true);
    }

    @Override
    public AssembledModel base() {
        return base;
    }

    @Override
    public Optional<SlotEdit> planned(EditRequest request) {
        return deltas.findPlan(planner.planKey(request));
    }

    @Override
    public SlotEdit plan(EditRequest request, Method method) {
        return planner.plan(request, method);
    }

    @Override
    public AssembledModel assemble(Collection<SlotEdit> live) {
        return new TransformerModel(ledger.build(LiveSet.of(live)), form, false);
    }

    @Override
    public VerificationReport verify(HostedModel before, HostedModel after, EditRequest request) {
        List<Probe> probes = Verification.probesOf(request);
        return Verification.compare(transformer(before).snapshot(), transformer(after).snapshot(), probes);
    }

    private static TransformerModel transformer(HostedModel model) {
        if (model instanceof TransformerModel transformer) {
            return transformer;
        }
        throw new IllegalArgumentException("Only models assembled here can be verified here");
    }

    @Override
    public String store(SlotEdit edit) {
        return deltas.put(edit);
    }

    @Override
    public SlotEdit load(String deltaHash) {
        return deltas.get(deltaHash);
    }

    @Override
    public boolean isBaseIntact() {
        try {
            return ledger.base().fingerprint().equals(Checkpoint.open(ledger.base().folder()).fingerprint());
        } catch (CheckpointException unreadable) {
            log.warn("The base checkpoint cannot be read again: {}", unreadable.getMessage());
            return false;
        }
    }

    @Override
    public void export(AssembledModel model, ExportFormat format, Path folder) {
        throw new UnsupportedOperationException("Export " + format + " to " + folder);
    }

    @Override
    public void close() {
        base.free();
        ledger.base().close();
    }
}
