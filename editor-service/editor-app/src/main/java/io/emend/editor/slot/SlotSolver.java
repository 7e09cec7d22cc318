package io.emend.editor.slot;

import io.emend.editing.EditException;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.TargetFact;
import io.emend.editing.verify.Policy;
import io.emend.editing.verify.Probe;
import io.emend.editing.verify.VerificationReport;
import io.emend.editor.weights.AssembledModel;
import io.emend.editor.weights.WeightEditor;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how one slot enters the model: method by method until one passes verification; when none does, without the
 * fact that was answered worst, down to none.
 *
 * <p>The slot is judged alone, on the base model with nothing but its own edit. So the decision is a function of the
 * slot's facts, and equal sets of facts give equal models whatever the history; how the slot fares beside the other live
 * ones is measured afterwards, on the candidate. A slot that returns to facts it held before returns to the edit stored
 * for them. Thread-safe.
 */
public final class SlotSolver {
    private static final Logger log = LoggerFactory.getLogger(SlotSolver.class);
    private static final int REMEMBERED = 1024;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final WeightEditor weights;
    private final PromptBuilder prompts;
    private final Policy policy;
    private final Map<Trial, Verdict> verdicts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Trial, Verdict> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Trial(EditRequest request, Method method) {}

    /** Either an edit that passed, or why there is none and which fact fared worst. */
    private record Verdict(Optional<SlotEdit> edit, String reason, Map<String, Double> efficacy) {}

    public SlotSolver(WeightEditor weights, PromptBuilder prompts, Policy policy) {
        this.weights = weights;
        this.prompts = prompts;
        this.policy = policy;
    }

    /** Decides on a slot; never throws for a fact that cannot be written, it stays in the graph then. */
    public SlotDecision decide(SlotTargets wanted, EntityNames names) {
        return decide(wanted, names, Set.of(), "No editing method was allowed.");
    }

    /**
     * Decides again on a slot that passed alone and fell short beside the other live ones: by a method that disturbs and
     * is disturbed less, else not at all.
     */
    public SlotDecision afterFailing(SlotDecision failed, EntityNames names, List<String> shortcomings) {
        SlotEdit edit = failed.edit();
        Set<Method> excluded =
                edit == null ? Set.of() : tried(failed.targets().wanted().methods(), edit.method());
        String reason = "Beside the other live edits, verification failed: " + String.join("; ", shortcomings) + ".";
        return decide(failed.targets(), names, excluded, reason);
    }

    private SlotDecision decide(SlotTargets wanted, EntityNames names, Set<Method> excluded, String reasonIfNone) {
        Map<String, String> reasons = new HashMap<>();
        wanted.outranked()
                .forEach(fact -> reasons.put(
                        fact.contentKey(),
                        "The model answers one object per relation, and another edited one takes precedence."));
        SlotTargets targets = wanted;
        for (EditedFact fact : wanted.leading()) {
            if (!prompts.canSay(fact, names)) {
                reasons.put(
                        fact.contentKey(),
                        "The schema has no wording, or an entity no name, to put this to the model.");
                targets = targets.without(fact);
            }
        }
        while (!targets.leading().isEmpty()) {
            EditRequest request = prompts.request(targets, names);
            List<Method> allowed = targets.wanted().methods().stream()
                    .filter(method -> !excluded.contains(method))
                    .toList();
            Optional<SlotEdit> earlier = weights.planned(request).filter(edit -> allowed.contains(edit.method()));
            if (earlier.isPresent()) {
                return new SlotDecision(wanted, earlier.get(), request, reasons);
            }
            Verdict last = new Verdict(Optional.empty(), reasonIfNone, Map.of());
            for (Method method : allowed) {
                last = verdict(new Trial(request, method));
                if (last.edit().isPresent()) {
                    return new SlotDecision(wanted, last.edit().get(), request, reasons);
                }
            }
            EditedFact worst = worst(targets.leading(), last);
            reasons.put(worst.contentKey(), last.reason());
            targets = targets.without(worst);
        }
        return SlotDecision.closed(wanted, reasons);
    }

    private Verdict verdict(Trial trial) {
        synchronized (verdicts) {
            Verdict known = verdicts.get(trial);
            if (known != null) {
                return known;
            }
        }
        Verdict found = judge(trial);
        synchronized (verdicts) {
            verdicts.put(trial, found);
        }
        return found;
    }

    private Verdict judge(Trial trial) {
        String method = WantedMethod.wireName(trial.method());
        try {
            long started = System.nanoTime();
            SlotEdit edit = weights.plan(trial.request(), trial.method());
            long planned = System.nanoTime();
            try (AssembledModel alone = weights.assemble(List.of(edit))) {
                VerificationReport report = weights.verify(weights.base(), alone, trial.request());
                List<String> shortcomings = policy.shortcomings(report);
                log.debug(
                        "slot {} by {}: planned in {} ms, {}; {} probes in {} ms; short of {}",
                        trial.request().subject().slot(),
                        method,
                        (planned - started) / NANOS_PER_MILLI,
                        edit.diagnostics(),
                        report.outcomes().size(),
                        (System.nanoTime() - planned) / NANOS_PER_MILLI,
                        shortcomings);
                return shortcomings.isEmpty()
                        ? new Verdict(Optional.of(edit), "", Map.of())
                        : new Verdict(
                                Optional.empty(),
                                "Verification by generation failed (" + method + "): " + String.join("; ", shortcomings)
                                        + ".",
                                efficacy(report, trial.request()));
            }
        } catch (EditException.SubjectNotFound | EditException.PromptTooLong | EditException.EditDiverged e) {
            return new Verdict(
                    Optional.empty(), "The editing method " + method + " failed: " + e.getMessage(), Map.of());
        }
    }

    private static Map<String, Double> efficacy(VerificationReport report, EditRequest request) {
        return request.targets().stream()
                .collect(Collectors.toMap(TargetFact::contentKey, fact -> efficacy(report, fact)));
    }

    /** Share of a fact's edited wordings that gave its answer; 1 when none was put. */
    static double efficacy(VerificationReport report, TargetFact fact) {
        Set<String> asked =
                fact.wordings().stream().map(cloze -> cloze.prompt()).collect(Collectors.toSet());
        return report.outcomes().stream()
                .filter(outcome -> outcome.probe().kind() == Probe.Kind.EFFICACY)
                .filter(outcome -> asked.contains(outcome.probe().prompt()))
                .mapToDouble(outcome -> outcome.passed() ? 1 : 0)
                .average()
                .orElse(1);
    }

    private static Set<Method> tried(List<Method> methods, Method last) {
        return Set.copyOf(methods.subList(0, methods.indexOf(last) + 1));
    }

    private static EditedFact worst(List<EditedFact> facts, Verdict verdict) {
        return facts.stream()
                .min(Comparator.<EditedFact>comparingDouble(
                                fact -> verdict.efficacy().getOrDefault(fact.contentKey(), 1.0))
                        .thenComparing(EditedFact::contentKey))
                .orElseThrow();
    }
}
