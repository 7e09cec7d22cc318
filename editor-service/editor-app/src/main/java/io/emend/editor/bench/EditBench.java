package io.emend.editor.bench;

import io.emend.contract.knowledge.Value;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.PlannedStatement;
import io.emend.contract.model.SlotRead;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.verify.Answers;
import io.emend.editor.bench.BenchRow.Measure;
import io.emend.editor.bench.BenchRow.Rollback;
import io.emend.editor.bench.TimedWeights.Stage;
import io.emend.editor.commit.CommitService;
import io.emend.editor.commit.Rehearsed;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.slot.EditedFact;
import io.emend.editor.slot.QuestionForm;
import io.emend.editor.slot.SlotDecision;
import io.emend.editor.slot.WantedMethod;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.statement.StatementRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts cases to the editor as commits would, and asks the model that would serve.
 *
 * <p>Deterministic: cases are taken in the given order, and every decision is the service's own. Locality prompts count
 * only where the clean model answers right and no other live edit changes the fact they ask for.
 */
public final class EditBench {
    private static final int ANSWER_TOKENS = 24;
    private static final Instant NOW = Instant.EPOCH;

    private final CommitService commits;
    private final KnowledgeGraph graph;
    private final TimedWeights weights;
    private final HostedModel base;
    private final QuestionForm form;
    private final Consumer<String> failures;
    private final Map<String, Boolean> cleanlyRight = new HashMap<>();

    /** @param failures is told every wrong answer, and why a fact stayed in the graph */
    public EditBench(
            CommitService commits,
            KnowledgeGraph graph,
            TimedWeights weights,
            QuestionForm form,
            Consumer<String> failures) {
        this.failures = failures;
        this.commits = commits;
        this.graph = graph;
        this.weights = weights;
        this.base = weights.base();
        this.form = form;
    }

    /** One prompt with what may be answered; the slot is the fact it asks for. */
    private record Ask(Measure measure, String prompt, Set<String> accepted, Slot slot) {}

    private record Slot(String subject, String relation) {}

    /** What one rehearsal came to. */
    private record Outcome(
            Map<Measure, Score> scores,
            SortedMap<String, Integer> held,
            int unusable,
            long millis,
            Map<Stage, Double> stageMillis,
            @Nullable Rollback rollback) {}

    /** One edit at a time, each from the clean model. */
    public BenchRow single(List<EditCase> cases, String method, Consumer<Integer> progress) {
        List<Outcome> outcomes = new ArrayList<>();
        for (EditCase edit : cases) {
            outcomes.add(together(List.of(edit), method));
            progress.accept(outcomes.size());
        }
        return row(1, cases.size(), outcomes);
    }

    /** All edits live at once, made by one request. */
    public BenchRow live(List<EditCase> cases, String method) {
        return row(cases.size(), cases.size(), List.of(together(cases, method)));
    }

    /**
     * All edits live at once, then consolidated: what the memory held is in the weights as far as they hold it. Commits the
     * edits to the graph that the bench works on, so it comes last.
     */
    public BenchRow consolidated(List<EditCase> cases, String method) {
        CommitRequest request = request(cases, method);
        List<SlotDecision> decisions = commits.rehearse(request, Rehearsed::decisions);
        commits.commit(request);
        weights.taken();
        CommitRequest consolidation = CommitRequest.withoutFacts(
                "c-bench", RevisionKind.CONSOLIDATION.name(), "bench", NOW, List.of(), Integer.MAX_VALUE);
        Outcome outcome = commits.rehearse(consolidation, moved -> outcome(cases, decisions, moved));
        return row(cases.size(), cases.size(), List.of(outcome));
    }

    /** Cases whose entities the graph knows, the first of each slot only. */
    public List<EditCase> usable(List<EditCase> cases) {
        Set<Slot> seen = new HashSet<>();
        return cases.stream()
                .filter(edit -> graph.entity(edit.subject().id()).isPresent()
                        && graph.entity(edit.objectNew().id()).isPresent())
                .filter(edit -> seen.add(slot(edit)))
                .toList();
    }

    private Outcome together(List<EditCase> cases, String method) {
        weights.taken();
        return commits.rehearse(request(cases, method), rehearsed -> outcome(cases, rehearsed.decisions(), rehearsed));
    }

    /** @param decisions on the cases, whether this rehearsal made them or an earlier commit */
    private Outcome outcome(List<EditCase> cases, List<SlotDecision> decisions, Rehearsed rehearsed) {
        Map<Stage, Double> stageMillis = weights.taken();
        Set<Slot> edited = new HashSet<>();
        cases.forEach(edit -> edited.add(slot(edit)));
        Set<String> optimised = optimised(decisions);
        List<Ask> asks = new ArrayList<>();
        int unusable = 0;
        for (EditCase edit : cases) {
            asks.addAll(wordings(edit, optimised));
            List<Ask> untouched = untouched(edit);
            learnClean(untouched);
            for (Ask ask : untouched) {
                if (edited.contains(ask.slot) || !cleanlyRight.getOrDefault(ask.prompt, false)) {
                    unusable++;
                } else {
                    asks.add(ask);
                }
            }
        }
        List<String> answers =
                rehearsed.model().continuations(asks.stream().map(Ask::prompt).toList(), ANSWER_TOKENS);
        Map<Measure, Score> scores = new EnumMap<>(Measure.class);
        for (int i = 0; i < asks.size(); i++) {
            boolean right = gives(answers.get(i), asks.get(i).accepted);
            if (!right) {
                failures.accept(asks.get(i).measure + ": " + asks.get(i).prompt.replace('\n', ' ') + " -> "
                        + Answers.firstSentence(answers.get(i)) + ", not " + asks.get(i).accepted);
            }
            scores.merge(asks.get(i).measure, Score.NONE.plus(right), (a, b) -> a.plus(right));
        }
        decisions.forEach(decision -> decision.reasons().values().forEach(failures));
        boolean own = rehearsed.decisions().equals(decisions);
        return new Outcome(
                scores,
                held(decisions, own ? Set.of() : rehearsed.reports().keySet()),
                unusable,
                rehearsed.millis(),
                stageMillis,
                own && cases.size() > 1 ? new RollbackTrial(weights).of(edits(decisions), cases) : null);
    }

    private static List<SlotEdit> edits(List<SlotDecision> decisions) {
        return decisions.stream()
                .flatMap(decision -> Stream.ofNullable(decision.edit()))
                .toList();
    }

    private List<Ask> wordings(EditCase edit, Set<String> optimised) {
        Set<String> accepted = names(edit.objectNew().id());
        Slot slot = slot(edit);
        List<Ask> asks = new ArrayList<>();
        edit.prompt().en().forEach(prompt -> asks.add(new Ask(Measure.EFFICACY, prompt, accepted, slot)));
        edit.paraphrases().en().forEach(prompt -> asks.add(new Ask(Measure.PARAPHRASE, prompt, accepted, slot)));
        edit.questions().en().forEach(asked -> asks.add(new Ask(Measure.QUESTION, form.of(asked), accepted, slot)));
        List.copyOf(asks).stream()
                .filter(ask -> ask.measure != Measure.EFFICACY && !optimised.contains(ask.prompt))
                .forEach(ask -> asks.add(new Ask(Measure.HELD_OUT, ask.prompt, accepted, slot)));
        return asks;
    }

    private List<Ask> untouched(EditCase edit) {
        return edit.locality().stream()
                .map(fact -> new Ask(
                        fact.sameSubject() ? Measure.SAME_SUBJECT : Measure.OTHER_SUBJECT,
                        fact.prompt(),
                        Set.of(fact.answer()),
                        new Slot(fact.subject(), fact.relation())))
                .toList();
    }

    private void learnClean(List<Ask> asks) {
        List<Ask> unknown = asks.stream()
                .filter(ask -> !cleanlyRight.containsKey(ask.prompt))
                .toList();
        if (!unknown.isEmpty()) {
            List<String> answers =
                    base.continuations(unknown.stream().map(Ask::prompt).toList(), ANSWER_TOKENS);
            for (int i = 0; i < unknown.size(); i++) {
                cleanlyRight.put(unknown.get(i).prompt, gives(answers.get(i), unknown.get(i).accepted));
            }
        }
    }

    private static boolean gives(String answer, Set<String> accepted) {
        return accepted.stream().anyMatch(name -> Answers.gives(answer, name));
    }

    private Set<String> names(String entity) {
        Set<String> names = new TreeSet<>();
        graph.entity(entity).ifPresent(record -> {
            names.add(record.label());
            names.addAll(record.aliases().getOrDefault("en", List.of()));
        });
        return names;
    }

    private static Set<String> optimised(List<SlotDecision> decisions) {
        Set<String> prompts = new HashSet<>();
        for (SlotDecision decision : decisions) {
            EditRequest request = decision.request();
            if (request != null) {
                request.targets().forEach(target -> target.wordings().forEach(cloze -> prompts.add(cloze.prompt())));
            }
        }
        return prompts;
    }

    /** @param moved subjects whose slots a consolidation moved into the weights */
    private static SortedMap<String, Integer> held(List<SlotDecision> decisions, Set<String> moved) {
        SortedMap<String, Integer> held = new TreeMap<>();
        for (SlotDecision decision : decisions) {
            for (EditedFact fact : decision.facts()) {
                Optional<Method> method = decision.methodOf(fact)
                        .map(planned -> moved.contains(decision.subject()) ? Method.CONSOLIDATED : planned);
                held.merge(method.map(WantedMethod::wireName).orElse("none"), 1, Integer::sum);
            }
        }
        return held;
    }

    private static BenchRow row(int live, int edits, List<Outcome> outcomes) {
        Map<Measure, Score> scores = new EnumMap<>(Measure.class);
        SortedMap<String, Integer> held = new TreeMap<>();
        int unusable = 0;
        long millis = 0;
        Map<Stage, Double> stages = new EnumMap<>(Stage.class);
        for (Outcome outcome : outcomes) {
            outcome.stageMillis.forEach((stage, taken) -> stages.merge(stage, taken / edits, Double::sum));
            outcome.scores.forEach((measure, score) ->
                    scores.merge(measure, score, (a, b) -> new Score(a.right() + b.right(), a.asked() + b.asked())));
            outcome.held.forEach((method, count) -> held.merge(method, count, Integer::sum));
            unusable += outcome.unusable;
            millis += outcome.millis;
        }
        return new BenchRow(
                live,
                edits,
                held,
                scores,
                unusable,
                (double) millis / Math.max(1, edits),
                stages,
                outcomes.size() == 1 ? outcomes.getFirst().rollback : null);
    }

    /** The plan that a controller makes of the cases: what stood in each slot goes, the new object comes. */
    private CommitRequest request(List<EditCase> cases, String method) {
        List<SlotRead> reads = new ArrayList<>();
        List<String> retract = new ArrayList<>();
        List<PlannedStatement> assertions = new ArrayList<>();
        for (EditCase edit : cases) {
            String subject = edit.subject().id();
            String relation = edit.relation().id();
            String object = edit.objectNew().id();
            reads.add(new SlotRead(subject, relation, graph.slotRevision(subject, relation)));
            graph.slot(subject, relation).stream().map(StatementRecord::id).forEach(retract::add);
            String label = graph.entity(object).orElseThrow().label();
            assertions.add(new PlannedStatement(
                    "s-" + edit.id(), subject, relation, new Value.Entity(object, label), null, null, List.of(), null));
        }
        return new CommitRequest(
                "e-bench", "EDIT", "bench", NOW, reads, List.of(), retract, assertions, method, List.of(), null, null);
    }

    private static Slot slot(EditCase edit) {
        return new Slot(edit.subject().id(), edit.relation().id());
    }
}
