package io.emend.editor.weights;

import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.ledger.DeltaStore;
import io.emend.editing.ledger.EditedModel;
import io.emend.editing.ledger.LiveSet;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editing.settings.MemorySettings;
import io.emend.editing.settings.WriteSettings;
import io.emend.editing.target.SlotPlanner;
import io.emend.editing.verify.Probe;
import io.emend.editing.verify.Verification;
import io.emend.editing.verify.VerificationReport;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.slot.QuestionForm;
import io.emend.lm.CheckpointException;
import io.emend.lm.HuggingFaceFolder;
import io.emend.lm.PeftAdapter;
import io.emend.lm.checkpoint.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The editing methods on a transformer, with their delta files in a folder. */
public final class TransformerWeights implements WeightEditor, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TransformerWeights.class);
    private static final Set<Method> SHARING = Set.of(Method.MEMIT, Method.MEMORY);

    private final WeightLedger ledger;
    private final SlotPlanner planner;
    private final DeltaStore deltas;
    private final QuestionForm form;
    private final TransformerModel base;
    private final AtomicReference<@Nullable Planned> planned = new AtomicReference<>();
    private final AtomicReference<@Nullable Asked> asked = new AtomicReference<>();

    private record Planned(EditRequest request, SlotEdit edit) {}

    private record Asked(String fingerprint, List<Probe> probes, List<String> answers) {}

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

    /** Where memory and weights search the same δ, the one found for the first serves the other too. */
    @Override
    public SlotEdit plan(EditRequest request, Method method) {
        Planned last = planned.get();
        if (last != null
                && last.request().equals(request)
                && searchIsShared(last.edit().method(), method)) {
            return last.edit().heldBy(method);
        }
        SlotEdit edit = planner.plan(request, method);
        planned.set(new Planned(request, edit));
        return edit;
    }

    private boolean searchIsShared(Method a, Method b) {
        WriteSettings write = ledger.profile().settings().write();
        MemorySettings memory = ledger.profile().settings().memory();
        boolean bothKnown = SHARING.contains(a) && SHARING.contains(b);
        return a == b
                || bothKnown
                        && write.layers().equals(List.of(memory.layer()))
                        && write.target().equals(memory.target());
    }

    @Override
    public AssembledModel assemble(Collection<SlotEdit> live) {
        return new TransformerModel(ledger.build(LiveSet.of(live)), form, false);
    }

    @Override
    public VerificationReport verify(HostedModel before, HostedModel after, EditRequest request) {
        List<Probe> probes = Verification.probesOf(request);
        return Verification.compare(answers(before, probes), transformer(after).snapshot(), probes);
    }

    /** The answers before are the same for every method tried on a slot. */
    private List<String> answers(HostedModel before, List<Probe> probes) {
        Asked last = asked.get();
        if (last != null
                && last.fingerprint().equals(before.fingerprint())
                && last.probes().equals(probes)) {
            return last.answers();
        }
        List<String> answers = Verification.answers(transformer(before).snapshot(), probes);
        asked.set(new Asked(before.fingerprint(), probes, answers));
        return answers;
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
            return ledger.base()
                    .fingerprint()
                    .equals(Checkpoint.open(ledger.base().folder()).fingerprint());
        } catch (CheckpointException unreadable) {
            log.warn("The base checkpoint cannot be read again: {}", unreadable.getMessage());
            return false;
        }
    }

    @Override
    public List<String> export(AssembledModel model, ExportFormat format, Path folder) {
        EditedModel edited = transformer(model).edited();
        try {
            switch (format) {
                case HF -> HuggingFaceFolder.save(edited.model(), folder);
                case PEFT_LORA ->
                    PeftAdapter.write(
                            ledger.base().folder().toString(), LowRankChanges.of(ledger.base(), edited), folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
        return edited.liveSet().edits().stream()
                .filter(edit -> !edit.method().writesWeights())
                .map(edit -> edit.slot().value())
                .toList();
    }

    @Override
    public void close() {
        base.free();
        ledger.base().close();
    }
}
