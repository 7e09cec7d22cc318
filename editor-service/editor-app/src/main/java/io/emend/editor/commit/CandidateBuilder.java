package io.emend.editor.commit;

import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.verify.Policy;
import io.emend.editing.verify.VerificationReport;
import io.emend.editor.hosting.Snapshot;
import io.emend.editor.slot.EntityNames;
import io.emend.editor.slot.SlotDecision;
import io.emend.editor.slot.SlotSolver;
import io.emend.editor.slot.SlotTargets;
import io.emend.editor.weights.AssembledModel;
import io.emend.editor.weights.LiveSlot;
import io.emend.editor.weights.WeightEditor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Solves the changed slots, builds the model they lead to, and verifies them on it beside all other live slots. */
final class CandidateBuilder {
    private final WeightEditor weights;
    private final SlotSolver solver;
    private final Policy policy;
    private final FaultPoint faults;
    private final CommitWatch watch;
    private final LiveSample sample;

    CandidateBuilder(CommitParts parts) {
        this.weights = parts.weights();
        this.solver = parts.solver();
        this.policy = parts.policy();
        this.faults = parts.faults();
        this.watch = parts.watch();
        this.sample = new LiveSample(parts.graph(), parts.prompts(), parts.answers());
    }

    /**
     * Builds the candidate on a snapshot.
     *
     * @param strict whether a slot that falls short beside the others is tried another way; a rollback restores what was,
     *     as it was
     */
    Candidate build(
            Snapshot before, List<SlotTargets> changed, EntityNames names, Consolidated consolidated, boolean strict) {
        faults.before(CommitStep.SOLVE);
        List<SlotDecision> decisions = watch.timed(CommitStep.SOLVE, () -> solver.decide(changed, names));
        Candidate candidate = assembled(before, decisions, consolidated);
        if (!strict || !candidate.changesWeights()) {
            return candidate;
        }
        Set<String> subjects = decisions.stream().map(SlotDecision::subject).collect(Collectors.toSet());
        List<String> broken = sample.broken(before, candidate.model(), subjects);
        Set<String> released = new HashSet<>();
        List<SlotDecision> revised = decisions.stream()
                .map(decision -> revised(decision, candidate, broken, names, consolidated, released))
                .toList();
        if (revised.equals(decisions) && released.isEmpty()) {
            return candidate;
        }
        candidate.close();
        return assembled(before, revised, consolidated.without(released));
    }

    private Candidate assembled(Snapshot before, List<SlotDecision> decisions, Consolidated consolidated) {
        SortedMap<String, SlotEdit> live = new TreeMap<>();
        before.slots().forEach((subject, slot) -> live.put(subject, present(slot, consolidated)));
        for (SlotDecision decision : decisions) {
            if (decision.edit() == null) {
                live.remove(decision.subject());
            } else {
                live.put(decision.subject(), consolidated.held(decision.edit()));
            }
        }
        faults.before(CommitStep.BUILD);
        if (isUnchanged(before, live)) {
            return new Candidate(before, decisions, live, null, Map.of());
        }
        AssembledModel model = watch.timed(CommitStep.BUILD, () -> weights.assemble(live.values()));
        try {
            faults.before(CommitStep.VERIFY);
            return new Candidate(
                    before,
                    decisions,
                    live,
                    model,
                    watch.timed(CommitStep.VERIFY, () -> reports(before, decisions, model)));
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** A slot whose facts the commit leaves alone. */
    private SlotEdit present(LiveSlot slot, Consolidated consolidated) {
        if (consolidated.releases(slot.edit())) {
            return weights.load(slot.deltaHash());
        }
        return consolidated.regains(slot.edit()) ? consolidated.held(slot.edit()) : slot.edit();
    }

    private Map<String, VerificationReport> reports(
            Snapshot before, List<SlotDecision> decisions, AssembledModel model) {
        List<SlotDecision> open = decisions.stream()
                .filter(decision -> decision.request() != null)
                .toList();
        // What the same commit changes of a neighbour is no damage.
        Set<String> changed = open.stream()
                .flatMap(decision -> Stream.ofNullable(decision.edit()))
                .flatMap(edit -> edit.mentions().stream())
                .collect(Collectors.toSet());
        List<VerificationReport> verified = weights.verify(
                before.model(),
                model,
                open.stream()
                        .flatMap(decision -> Stream.ofNullable(decision.request()))
                        .map(request -> request.withoutNeighboursNamed(changed))
                        .toList());
        Map<String, VerificationReport> reports = new HashMap<>();
        for (int i = 0; i < verified.size(); i++) {
            reports.put(open.get(i).subject(), verified.get(i));
        }
        return reports;
    }

    /**
     * A slot in the weights that passed alone but not beside the others, or that breaks others, gives way to a method beside
     * the weights. One beside the weights disturbs nothing beyond what it was found to disturb alone, so it gives way to the
     * graph only if it is not answered any more. One that was consolidated goes back to how it was planned.
     *
     * @param released takes the plan keys of those that go back
     */
    private SlotDecision revised(
            SlotDecision decision,
            Candidate candidate,
            List<String> broken,
            EntityNames names,
            Consolidated consolidated,
            Set<String> released) {
        VerificationReport report = candidate.reports().get(decision.subject());
        if (report == null || decision.edit() == null) {
            return decision;
        }
        SlotEdit held = consolidated.held(decision.edit());
        boolean inWeights = held.method().writesWeights();
        List<String> shortcomings = new ArrayList<>(
                inWeights
                        ? policy.shortcomings(attributed(decision, report, candidate))
                        : policy.forAnswers().shortcomings(report));
        if (inWeights) {
            shortcomings.addAll(broken);
        }
        if (shortcomings.isEmpty()) {
            return decision;
        }
        if (held.method() == Method.CONSOLIDATED) {
            released.add(held.planKey());
            return decision;
        }
        return solver.afterFailing(decision, names, shortcomings);
    }

    private static boolean isUnchanged(Snapshot before, SortedMap<String, SlotEdit> live) {
        return before.slots().keySet().equals(live.keySet())
                && live.entrySet().stream()
                        .allMatch(entry -> Candidate.isSame(
                                entry.getValue(),
                                Objects.requireNonNull(before.slots().get(entry.getKey()))
                                        .edit()));
    }

    /**
     * What a slot in the weights has to answer for. What its neighbours lost, any slot of the same solve may have cost them:
     * where a slot has another way to be held, its own neighbours decide; where it would only be given up, the neighbours of
     * all changed slots together.
     */
    private static VerificationReport attributed(
            SlotDecision decision, VerificationReport report, Candidate candidate) {
        return decision.targets().wanted().named().isPresent()
                ? report.withNeighboursOf(candidate.reports().values())
                : report;
    }
}
