package io.emend.editor.weights;

import io.emend.editing.Cloze;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.ledger.DeltaStore;
import io.emend.editing.ledger.EditedModel;
import io.emend.editing.ledger.LiveSet;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editing.plan.SlotPlanner;
import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.Recipe;
import io.emend.editing.verify.Answers;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    private final SearchedTargets searched = new SearchedTargets();
    private final KnownAnswers asked = new KnownAnswers();

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
    public List<Recipe> recipes(Optional<Method> method) {
        EditingSettings settings = ledger.profile().settings();
        return method.map(named -> List.of(settings.recipe(named))).orElseGet(settings::auto);
    }

    /** Where memory and weights search the same δ, the one found for the first serves the other too. */
    @Override
    public List<SlotEdit> plan(List<EditRequest> requests, Recipe recipe) {
        SlotEdit[] edits = new SlotEdit[requests.size()];
        List<EditRequest> missing = new ArrayList<>();
        for (int i = 0; i < edits.length; i++) {
            Optional<SlotEdit> known = searched.of(requests.get(i), recipe);
            edits[i] = known.orElse(null);
            if (known.isEmpty()) {
                missing.add(requests.get(i));
            }
        }
        Iterator<SlotEdit> fresh = planner.plan(missing, recipe).iterator();
        for (int i = 0; i < edits.length; i++) {
            if (edits[i] == null) {
                edits[i] = fresh.next();
                searched.keep(requests.get(i), recipe, edits[i]);
            }
        }
        return List.of(edits);
    }

    @Override
    public AssembledModel assemble(Collection<SlotEdit> live) {
        return new TransformerModel(ledger.build(LiveSet.of(live)), form, false);
    }

    @Override
    public List<VerificationReport> tryOut(HostedModel after, List<EditRequest> requests) {
        return parted(requests, probes -> {
            List<String> old = answers(base, probes, Map.of());
            return Verification.compare(old, answers(after, probes, guesses(probes, old)), probes);
        });
    }

    @Override
    public List<VerificationReport> verify(HostedModel before, HostedModel after, List<EditRequest> requests) {
        return parted(requests, probes -> {
            List<String> old = answers(before, probes, Map.of());
            List<String> now = answers(after, probes, guesses(probes, old));
            return Verification.compare(old, now, transformer(after).snapshot(), probes);
        });
    }

    /** What an edited model will most likely say: the new object where one is expected, else what was said before. */
    private static Map<String, String> guesses(List<Probe> probes, List<String> before) {
        Map<String, String> guesses = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            Probe probe = probes.get(i);
            String answer = probe.expected().orElse(Answers.firstSentence(before.get(i)));
            if (!answer.isBlank()) {
                guesses.put(probe.prompt(), new Cloze(probe.prompt(), answer).continuation());
            }
        }
        return guesses;
    }

    /** All requests' probes are put at once. */
    private static List<VerificationReport> parted(
            List<EditRequest> requests, Function<List<Probe>, VerificationReport> put) {
        List<Probe> probes = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (EditRequest request : requests) {
            probes.addAll(Verification.probesOf(request));
            ends.add(probes.size());
        }
        VerificationReport whole = put.apply(probes);
        List<VerificationReport> reports = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            reports.add(new VerificationReport(whole.outcomes().subList(from, end)));
            from = end;
        }
        return reports;
    }

    @Override
    public void learnAnswers(List<EditRequest> requests) {
        requests.stream()
                .flatMap(request -> request.preserved().stream())
                .flatMap(fact -> fact.wordings().stream())
                .forEach(cloze -> asked.learn(base.fingerprint(), cloze.prompt(), cloze.answer()));
        answers(
                base,
                requests.stream()
                        .flatMap(request -> Verification.probesOf(request).stream())
                        .toList(),
                Map.of());
    }

    /** The base model is asked the same for every method tried on a slot, a first edit's model alone and as candidate. */
    private List<String> answers(HostedModel model, List<Probe> probes, Map<String, String> guesses) {
        return asked.answers(
                model.fingerprint(),
                probes.stream().map(Probe::prompt).toList(),
                prompts -> Verification.answers(transformer(model).snapshot(), prompts, guesses));
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
