package io.emend.editor.slot;

import io.emend.editing.EditException;
import io.emend.editing.EditRequest;
import io.emend.editing.SlotEdit;
import io.emend.editing.TargetFact;
import io.emend.editing.settings.Recipe;
import io.emend.editing.verify.Policy;
import io.emend.editing.verify.Probe;
import io.emend.editing.verify.VerificationReport;
import io.emend.editor.weights.AssembledModel;
import io.emend.editor.weights.WeightEditor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries recipes on slots, each alone on the base model, and remembers what came of it. Thread-safe. */
final class Trials {
    private static final Logger log = LoggerFactory.getLogger(Trials.class);
    private static final int REMEMBERED = 4096;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int KINDS = Probe.Kind.values().length;

    private final WeightEditor weights;
    private final Policy aim;
    private final Policy least;
    private final Map<Trial, Verdict> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Trial, Verdict> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Trial(EditRequest request, Recipe recipe) {}

    Trials(WeightEditor weights, Policy aim, Policy least) {
        this.weights = weights;
        this.aim = aim;
        this.least = least;
    }

    /** One verdict per request, in order. */
    List<Verdict> of(Recipe recipe, List<EditRequest> requests) {
        Map<EditRequest, Verdict> verdicts = new HashMap<>();
        List<EditRequest> open = new ArrayList<>();
        synchronized (known) {
            for (EditRequest request : requests) {
                Verdict earlier = known.get(new Trial(request, recipe));
                if (earlier == null) {
                    open.add(request);
                } else {
                    verdicts.put(request, earlier);
                }
            }
        }
        if (!open.isEmpty()) {
            verdicts.putAll(judged(recipe, open));
            synchronized (known) {
                open.forEach(request -> known.put(
                        new Trial(request, recipe), verdicts.getOrDefault(request, Verdict.failed("Not judged."))));
            }
        }
        return requests.stream()
                .map(request -> verdicts.getOrDefault(request, Verdict.failed("Not judged.")))
                .toList();
    }

    private Map<EditRequest, Verdict> judged(Recipe recipe, List<EditRequest> requests) {
        long started = System.nanoTime();
        Map<EditRequest, Verdict> verdicts = new HashMap<>();
        List<SlotEdit> edits;
        try {
            edits = weights.plan(requests, recipe);
        } catch (EditException.SubjectNotFound | EditException.PromptTooLong | EditException.EditDiverged e) {
            if (requests.size() == 1) {
                return Map.of(
                        requests.getFirst(),
                        Verdict.failed("The editing method " + WantedMethod.wireName(recipe.method()) + " failed: "
                                + e.getMessage()));
            }
            requests.forEach(request -> verdicts.putAll(judged(recipe, List.of(request))));
            return verdicts;
        }
        long planned = System.nanoTime();
        weights.learnAnswers(requests);
        for (int i = 0; i < edits.size(); i++) {
            verdicts.put(requests.get(i), judgedUnlessDiverged(recipe, requests.get(i), edits.get(i)));
        }
        log.debug(
                "{} slots by {}: planned in {} ms, verified alone in {} ms",
                requests.size(),
                recipe.label(),
                (planned - started) / NANOS_PER_MILLI,
                (System.nanoTime() - planned) / NANOS_PER_MILLI);
        return verdicts;
    }

    private Verdict judgedUnlessDiverged(Recipe recipe, EditRequest request, SlotEdit edit) {
        try {
            return judged(recipe, request, edit);
        } catch (EditException.EditDiverged e) {
            return Verdict.failed(
                    "The editing method " + WantedMethod.wireName(recipe.method()) + " failed: " + e.getMessage());
        }
    }

    /** The whole slot if it is good enough, else what it holds of it under some of the subject's names. */
    private Verdict judged(Recipe recipe, EditRequest request, SlotEdit edit) {
        VerificationReport report = tried(request, edit);
        Verdict whole = verdict(recipe, request, request, edit, report);
        if (whole.isGoodEnough()) {
            return whole;
        }
        Set<String> names = namesHeld(request, edit, report);
        Optional<EditRequest> part = names.equals(edit.mentions()) ? Optional.empty() : request.spokenAs(names);
        return part.map(some -> {
                    SlotEdit spoken = edit.spokenAs(names);
                    return verdict(recipe, request, some, spoken, tried(some, spoken));
                })
                .filter(Verdict::isGoodEnough)
                .orElse(whole);
    }

    private VerificationReport tried(EditRequest request, SlotEdit edit) {
        try (AssembledModel alone = weights.assemble(List.of(edit))) {
            return weights.tryOut(alone, List.of(request)).getFirst();
        }
    }

    /** Names that rows are opened by and under which the edited wordings give the answer often enough. */
    private Set<String> namesHeld(EditRequest request, SlotEdit edit, VerificationReport report) {
        Map<String, Double> shares = report.outcomes().stream()
                .filter(outcome -> outcome.probe().kind() == Probe.Kind.EFFICACY)
                .collect(Collectors.groupingBy(
                        outcome -> request.subject()
                                .mentionIn(outcome.probe().prompt())
                                .orElse(""),
                        Collectors.averagingDouble(outcome -> outcome.passed() ? 1 : 0)));
        return edit.mentions().stream()
                .filter(name -> shares.getOrDefault(name, 0.0) >= least.efficacy())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param wanted what was asked for; {@code request} is the part of it that was verified */
    private Verdict verdict(
            Recipe recipe, EditRequest wanted, EditRequest request, SlotEdit edit, VerificationReport report) {
        List<String> shortcomings = least.shortcomings(report);
        log.debug("slot {} by {}: {}; short of {}", edit.slot(), recipe.label(), edit.diagnostics(), shortcomings);
        double share = (double) wordings(request) / wordings(wanted);
        return new Verdict(
                edit,
                request,
                share == 1 && aim.shortcomings(report).isEmpty(),
                shortcomings.isEmpty(),
                share * quality(report),
                "Verification by generation failed (" + WantedMethod.wireName(recipe.method()) + "): "
                        + String.join("; ", shortcomings) + ".",
                efficacy(report, request));
    }

    private static long wordings(EditRequest request) {
        return request.targets().stream()
                .mapToLong(target -> target.wordings().size())
                .sum();
    }

    private static double quality(VerificationReport report) {
        double sum = 0;
        for (Probe.Kind kind : Probe.Kind.values()) {
            sum += report.generated(kind);
        }
        return sum / KINDS;
    }

    private static Map<String, Double> efficacy(VerificationReport report, EditRequest request) {
        return request.targets().stream()
                .collect(Collectors.toMap(TargetFact::contentKey, fact -> efficacy(report, fact)));
    }

    /** Share of a fact's edited wordings that gave its answer; 1 when none was put. */
    private static double efficacy(VerificationReport report, TargetFact fact) {
        Set<String> asked =
                fact.wordings().stream().map(cloze -> cloze.prompt()).collect(Collectors.toSet());
        return report.outcomes().stream()
                .filter(outcome -> outcome.probe().kind() == Probe.Kind.EFFICACY)
                .filter(outcome -> asked.contains(outcome.probe().prompt()))
                .mapToDouble(outcome -> outcome.passed() ? 1 : 0)
                .average()
                .orElse(1);
    }
}
