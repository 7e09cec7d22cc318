package io.emend.editor.commit;

import io.emend.contract.problem.Refused;
import io.emend.editing.Cloze;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import io.emend.editing.verify.Answers;
import io.emend.editing.verify.Probe;
import io.emend.editing.verify.ProbeOutcome;
import io.emend.editing.verify.VerificationReport;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.hosting.Snapshot;
import io.emend.editor.slot.ChangedSlots;
import io.emend.editor.slot.EntityNames;
import io.emend.editor.slot.PromptBuilder;
import io.emend.editor.slot.SlotDecision;
import io.emend.editor.slot.SlotSolver;
import io.emend.editor.slot.SlotTargets;
import io.emend.editor.weights.AssembledModel;
import io.emend.editor.weights.WeightEditor;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementPattern;
import io.emend.schema.KnowledgeSchema;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves slots from the memory beside the weights into the weights, by a joint solve with what is there already.
 *
 * <p>All candidates are moved at once. Those that are answered less well than from the memory go back; when only others
 * suffer, live slots or facts of the loaded data, the moved ones with the largest targets go back. The rest is solved and
 * verified again, until nothing is lost or nothing is left.
 */
final class Consolidation {
    private static final Logger log = LoggerFactory.getLogger(Consolidation.class);
    private static final int ROUNDS = 20;
    private static final int ANSWER_TOKENS = 24;
    /** When no further round begins: callers wait for a commit, other services for ten minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** Live slots beside the moved ones that are verified with all their probes. */
    private static final int WATCHED = 48;
    /** Facts of each relation that are asked for. */
    private static final int FACTS_OF_A_RELATION = 12;
    /** Of what is known before, one of so many answers may be lost. */
    private static final int ONE_OF = 200;
    /** When others suffer, one of so many moved slots goes back. */
    private static final int GIVE_WAY = 6;

    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;
    private final WeightEditor weights;
    private final SlotSolver solver;
    private final ChangedSlots slots;
    private final PromptBuilder prompts;
    private final FaultPoint faults;
    private final CommitWatch watch;

    Consolidation(CommitParts parts) {
        this.graph = parts.graph();
        this.schema = parts.schema();
        this.weights = parts.weights();
        this.solver = parts.solver();
        this.slots = new ChangedSlots(parts.graph());
        this.prompts = parts.prompts();
        this.faults = parts.faults();
        this.watch = parts.watch();
    }

    /** How many answers a model gives that count, and how many of these another one does not give. */
    private record Loss(int known, int lost) {
        boolean isTooMuch() {
            return lost * ONE_OF > known;
        }
    }

    /** How slots answer now, by subject. */
    private record Standard(Map<String, VerificationReport> now) {
        /** Whether a moved slot gives its own answers in fewer wordings than now. */
        boolean isMissed(String subject, VerificationReport then) {
            VerificationReport present = Objects.requireNonNull(now.get(subject), subject);
            return then.generated(Probe.Kind.EFFICACY) < present.generated(Probe.Kind.EFFICACY)
                    || then.generated(Probe.Kind.PARAPHRASE) < present.generated(Probe.Kind.PARAPHRASE);
        }

        /** Of all probes, those of neighbours included, what passes now and does not then. */
        Loss lost(Map<String, VerificationReport> then) {
            int known = 0;
            int lost = 0;
            for (Map.Entry<String, VerificationReport> entry : now.entrySet()) {
                List<ProbeOutcome> old = entry.getValue().outcomes();
                List<ProbeOutcome> fresh =
                        Objects.requireNonNull(then.get(entry.getKey())).outcomes();
                for (int i = 0; i < old.size(); i++) {
                    if (old.get(i).passed()) {
                        known++;
                        if (!fresh.get(i).passed()) {
                            lost++;
                        }
                    }
                }
            }
            return new Loss(known, lost);
        }
    }

    /**
     * The model with as much of the memory in its weights as they hold without loss.
     *
     * @param most slots that are tried, in canonical order
     * @throws Refused.PolicyRefused if nothing can be moved; data says how many were tried
     */
    Candidate build(Snapshot before, int most) {
        faults.before(CommitStep.SOLVE);
        long started = System.nanoTime();
        Map<String, EditRequest> movable = requests(before, movable(before, most));
        Map<String, EditRequest> all =
                new TreeMap<>(requests(before, slots.holding(LiveSample.subjects(before, movable.keySet(), WATCHED))));
        all.putAll(movable);
        Standard standard = new Standard(reports(before.model(), all));
        List<Cloze> loaded = loaded(before);
        Set<String> moved = new TreeSet<>(movable.keySet());
        for (int round = 0; round < ROUNDS && !moved.isEmpty(); round++) {
            if (System.nanoTime() - started > LONGEST.toNanos()) {
                throw new Refused.PolicyRefused(
                        "After %d minutes the weights did not hold the edits of %d subjects without loss; nothing has changed. Try a smaller limit."
                                .formatted(LONGEST.toMinutes(), moved.size()),
                        Map.of("tried", movable.size()));
            }
            SortedMap<String, SlotEdit> live = live(before, moved);
            faults.before(CommitStep.BUILD);
            AssembledModel model = watch.timed(CommitStep.BUILD, () -> weights.assemble(live.values()));
            try {
                faults.before(CommitStep.VERIFY);
                Map<String, VerificationReport> then = watch.timed(CommitStep.VERIFY, () -> reports(model, all));
                Set<String> back = moved.stream()
                        .filter(subject -> standard.isMissed(subject, Objects.requireNonNull(then.get(subject))))
                        .collect(Collectors.toSet());
                if (back.isEmpty()
                        && (standard.lost(then).isTooMuch()
                                || lost(loaded, before.model(), model).isTooMuch())) {
                    back = largest(before, moved);
                }
                log.debug("consolidation, round {}: {} slots moved, {} go back", round, moved.size(), back.size());
                if (back.isEmpty()) {
                    then.keySet().retainAll(moved);
                    return new Candidate(before, List.of(), live, model, then);
                }
                moved.removeAll(back);
            } catch (RuntimeException e) {
                model.close();
                throw e;
            }
            model.close();
        }
        throw new Refused.PolicyRefused(
                movable.isEmpty()
                        ? "No edit that may be in the weights is held by the memory beside them, so there is nothing to consolidate."
                        : "None of the edits of %d subjects is answered as well from the weights as from the memory; nothing has changed."
                                .formatted(movable.size()),
                Map.of("tried", movable.size()));
    }

    /** Slots of the memory that nobody asked to be there. */
    private List<SlotTargets> movable(Snapshot before, int most) {
        return slots.holding(before.inMemory()).stream()
                .filter(slot -> slot.wanted().methods().contains(Method.MEMIT))
                .limit(most)
                .toList();
    }

    /** What live slots are to answer; those whose plan is not the live one's are left out. */
    private Map<String, EditRequest> requests(Snapshot before, List<SlotTargets> targets) {
        EntityNames names = Mentioned.names(
                graph, targets.stream().map(SlotTargets::subject).toList());
        Map<String, EditRequest> requests = new TreeMap<>();
        for (SlotDecision decision : solver.decide(targets, names)) {
            SlotEdit edit = decision.edit();
            EditRequest request = decision.request();
            if (edit != null
                    && request != null
                    && edit.planKey().equals(edit(before, decision.subject()).planKey())) {
                requests.put(decision.subject(), request);
            }
        }
        return requests;
    }

    private Map<String, VerificationReport> reports(HostedModel model, Map<String, EditRequest> requests) {
        List<String> subjects = List.copyOf(requests.keySet());
        List<VerificationReport> found = weights.tryOut(model, List.copyOf(requests.values()));
        Map<String, VerificationReport> reports = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            reports.put(subjects.get(i), found.get(i));
        }
        return reports;
    }

    /** Prompts about some facts of every relation whose subjects have no live slot, as far as the base model knows them. */
    private List<Cloze> loaded(Snapshot before) {
        return prompts.known(schema.relations().stream()
                .flatMap(relation -> graph
                        .facts(StatementPattern.of(null, relation.id().value(), null)
                                .limit(FACTS_OF_A_RELATION))
                        .items()
                        .stream())
                .filter(fact -> fact.origin() == Origin.IMPORT)
                .filter(fact -> !before.slots().containsKey(fact.subject()))
                .toList());
    }

    private static Loss lost(List<Cloze> loaded, HostedModel before, HostedModel after) {
        List<String> asked = loaded.stream().map(Cloze::prompt).toList();
        List<String> old = before.continuations(asked, ANSWER_TOKENS);
        List<String> now = after.continuations(asked, ANSWER_TOKENS);
        int known = 0;
        int lost = 0;
        for (int i = 0; i < loaded.size(); i++) {
            String answer = loaded.get(i).answer();
            if (Answers.gives(old.get(i), answer)) {
                known++;
                lost += Answers.gives(now.get(i), answer) ? 0 : 1;
            }
        }
        return new Loss(known, lost);
    }

    private static SortedMap<String, SlotEdit> live(Snapshot before, Set<String> moved) {
        SortedMap<String, SlotEdit> live = new TreeMap<>();
        before.slots()
                .forEach((subject, slot) -> live.put(
                        subject, moved.contains(subject) ? slot.edit().heldBy(Method.CONSOLIDATED) : slot.edit()));
        return live;
    }

    /** A part of the moved slots, those with the largest targets: the noise a write makes elsewhere grows with its square. */
    private static Set<String> largest(Snapshot before, Collection<String> moved) {
        return moved.stream()
                .sorted(Comparator.comparingDouble((String subject) -> squares(edit(before, subject)))
                        .reversed())
                .limit(1 + (moved.size() - 1) / GIVE_WAY)
                .collect(Collectors.toSet());
    }

    private static SlotEdit edit(Snapshot before, String subject) {
        return Objects.requireNonNull(before.slots().get(subject), subject).edit();
    }

    private static double squares(SlotEdit edit) {
        double sum = 0;
        for (SlotRow row : edit.rows()) {
            for (float value : row.deltaD()) {
                sum += (double) value * value;
            }
        }
        return sum;
    }
}
