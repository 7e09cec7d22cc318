package io.emend.editor.fake;

import io.emend.editing.Cloze;
import io.emend.editing.EditException;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.PlanDiagnostics;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import io.emend.editing.TargetFact;
import io.emend.editing.settings.Recipe;
import io.emend.editing.settings.TargetSettings;
import io.emend.editing.storage.ContentHash;
import io.emend.editing.verify.Answers;
import io.emend.editing.verify.Probe;
import io.emend.editing.verify.ProbeOutcome;
import io.emend.editing.verify.Verification;
import io.emend.editing.verify.VerificationReport;
import io.emend.editor.generation.GenerationTask;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.generation.PieceListener;
import io.emend.editor.slot.QuestionForm;
import io.emend.editor.weights.AssembledModel;
import io.emend.editor.weights.ExportFormat;
import io.emend.editor.weights.WeightEditor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Weights that learn by rote: what a slot was asked to answer is what a model with it answers. */
public final class RoteWeights implements WeightEditor {
    private static final TargetSettings SEARCH = new TargetSettings(1, 1, 0, 0, 1, 0, 1, 0);

    private final Map<String, String> baseAnswers = new ConcurrentHashMap<>();
    private final Map<String, SlotEdit> stored = new ConcurrentHashMap<>();
    private final Map<String, String> plans = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> learnt = new ConcurrentHashMap<>();
    private final Set<Method> refusing = new HashSet<>();
    private final Set<String> deafTo = new HashSet<>();
    private final Map<String, Integer> crowded = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private boolean diskFull;

    /** Teaches the base model an answer. */
    public RoteWeights knowing(String prompt, String answer) {
        baseAnswers.put(prompt, answer);
        return this;
    }

    /** Lets a method learn nothing, so that its verification fails. */
    public RoteWeights refusing(Method method) {
        refusing.add(method);
        return this;
    }

    /** Lets it learn nothing where a subject is called by this name. */
    public RoteWeights deafTo(String name) {
        deafTo.add(name);
        return this;
    }

    /** Forgets an answer of the base model once so many slots are in the weights. */
    public RoteWeights crowdedOut(String prompt, int slots) {
        crowded.put(prompt, slots);
        return this;
    }

    public void fillDisk(boolean full) {
        diskFull = full;
    }

    /** Damages every stored delta. */
    public void corrupt() {
        stored.clear();
    }

    /** Models that were assembled and not closed. */
    public int open() {
        return open.get();
    }

    @Override
    public AssembledModel base() {
        return new RoteModel(Map.copyOf(baseAnswers), fingerprint(List.of()), Set.of(), () -> {});
    }

    @Override
    public Optional<SlotEdit> planned(EditRequest request) {
        return Optional.ofNullable(plans.get(planKey(request))).map(stored::get);
    }

    @Override
    public List<Recipe> recipes(Optional<Method> method) {
        return method.map(List::of).orElse(List.of(Method.MEMIT, Method.MEMORY)).stream()
                .map(each -> new Recipe(each, List.of(0), SEARCH))
                .toList();
    }

    @Override
    public List<SlotEdit> plan(List<EditRequest> requests, Recipe recipe) {
        return requests.stream().map(request -> plan(request, recipe.method())).toList();
    }

    private SlotEdit plan(EditRequest request, Method method) {
        Map<String, String> answers = new HashMap<>();
        for (TargetFact fact : request.targets()) {
            for (Cloze cloze : Stream.concat(fact.wordings().stream(), fact.heldOut().stream())
                    .toList()) {
                boolean deaf = deafTo.stream().anyMatch(cloze.prompt()::contains);
                answers.put(cloze.prompt(), deaf || refusing.contains(method) ? "nonsense" : cloze.answer());
            }
        }
        learnt.put(planKey(request) + method, answers);
        float[] one = {1};
        return new SlotEdit(
                request.subject().slot(),
                request.contentKeys(),
                method,
                planKey(request),
                request.subject().mentions().stream()
                        .map(name -> new SlotRow(0, name, one, one, one))
                        .toList(),
                new PlanDiagnostics(1, 0, 0, 1, true));
    }

    @Override
    public AssembledModel assemble(Collection<SlotEdit> live) {
        Map<String, String> answers = new HashMap<>(baseAnswers);
        long written =
                live.stream().filter(edit -> edit.method().writesWeights()).count();
        crowded.forEach((prompt, slots) -> {
            if (written >= slots) {
                answers.remove(prompt);
            }
        });
        live.forEach(edit -> answers.putAll(learnt(edit)));
        open.incrementAndGet();
        Set<String> inMemory = live.stream()
                .filter(edit -> edit.method() == Method.MEMORY)
                .map(edit -> edit.slot().value())
                .collect(Collectors.toUnmodifiableSet());
        return new RoteModel(Map.copyOf(answers), fingerprint(live), inMemory, open::decrementAndGet);
    }

    /** What was moved into the weights says what the memory said, unless it is to say nothing there. */
    private Map<String, String> learnt(SlotEdit edit) {
        Method learntBy = edit.method() == Method.CONSOLIDATED ? Method.MEMORY : edit.method();
        Map<String, String> answers = Objects.requireNonNull(learnt.get(edit.planKey() + learntBy));
        return refusing.contains(edit.method())
                ? answers.keySet().stream().collect(Collectors.toMap(prompt -> prompt, prompt -> "nonsense"))
                : answers;
    }

    @Override
    public void learnAnswers(List<EditRequest> requests) {}

    @Override
    public List<VerificationReport> tryOut(HostedModel after, List<EditRequest> requests) {
        return verify(base(), after, requests);
    }

    @Override
    public List<VerificationReport> verify(HostedModel before, HostedModel after, List<EditRequest> requests) {
        return requests.stream().map(request -> verify(before, after, request)).toList();
    }

    private static VerificationReport verify(HostedModel before, HostedModel after, EditRequest request) {
        return new VerificationReport(Verification.probesOf(request).stream()
                .map(probe -> outcome(probe, before, after))
                .toList());
    }

    private static ProbeOutcome outcome(Probe probe, HostedModel before, HostedModel after) {
        String old = say(before, probe.prompt());
        String now = say(after, probe.prompt());
        boolean passed =
                probe.expected().map(expected -> Answers.gives(now, expected)).orElseGet(() -> Answers.same(old, now));
        return new ProbeOutcome(probe, old, now, passed, passed ? 1 : 0);
    }

    private static String say(HostedModel model, String prompt) {
        return model.generate(GenerationTask.greedy(prompt, 20, List.of("\n")), PieceListener.NONE)
                .text();
    }

    @Override
    public String store(SlotEdit edit) {
        if (diskFull) {
            throw new UncheckedIOException("No space left on device", new IOException("No space left on device"));
        }
        String hash = ContentHash.ofBytes((edit.planKey() + edit.method()).getBytes(StandardCharsets.UTF_8));
        stored.put(hash, edit);
        plans.put(edit.planKey(), hash);
        return hash;
    }

    @Override
    public SlotEdit load(String deltaHash) {
        SlotEdit edit = stored.get(deltaHash);
        if (edit == null) {
            throw new EditException.CorruptedDelta("Delta " + deltaHash + " is missing; restore it from a backup");
        }
        return edit;
    }

    @Override
    public boolean isBaseIntact() {
        return true;
    }

    @Override
    public List<String> export(AssembledModel model, ExportFormat format, Path folder) {
        try {
            Files.createDirectories(folder);
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String planKey(EditRequest request) {
        ContentHash hash =
                new ContentHash().add("rote").add(request.subject().slot().value());
        request.contentKeys().forEach(hash::add);
        return hash.finish();
    }

    private static String fingerprint(Collection<SlotEdit> live) {
        ContentHash hash = new ContentHash().add("rote model");
        live.stream()
                .map(edit -> edit.slot() + "\t" + edit.planKey() + "\t" + edit.method())
                .sorted()
                .forEach(hash::add);
        return hash.finish();
    }

    /** The form of questions this model reads. */
    public static QuestionForm form() {
        return QuestionForm.DEFAULT;
    }
}
