package io.emend.editor.commit;

import io.emend.contract.edit.ModelOutcome;
import io.emend.contract.knowledge.ModelState;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.PlannedStatement;
import io.emend.editing.Method;
import io.emend.editing.verify.Probe;
import io.emend.editing.verify.ProbeOutcome;
import io.emend.editing.verify.VerificationReport;
import io.emend.editor.generation.ContextOverflow;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.hosting.Snapshot;
import io.emend.editor.slot.EditedFact;
import io.emend.editor.slot.EntityNames;
import io.emend.editor.slot.PromptBuilder;
import io.emend.editor.slot.SlotDecision;
import io.emend.editor.slot.SpokenAnswers;
import io.emend.editor.slot.WantedMethod;
import io.emend.graph.ledger.Placement;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.Language;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what a commit did to the model: the model's words before and after, the scores, and why a fact stayed out. */
final class OutcomeReport {
    private static final String BASE_RETRACTION =
            "A retracted fact of the loaded data has no edit to take out, so the weights may still hold it; questions about it are answered from the graph.";

    private static final String GRAPH_ALONE = "The edit asked for the graph alone.";
    private static final String NOT_HELD = "The model does not hold the fact.";

    private final PromptBuilder prompts;
    private final SpokenAnswers answers;

    OutcomeReport(PromptBuilder prompts, SpokenAnswers answers) {
        this.prompts = prompts;
        this.answers = answers;
    }

    /** What a consolidation did: how well the slots it moved are answered, and how many stay. */
    ModelOutcome ofConsolidation(Snapshot before, Candidate candidate, long millis) {
        int moved = candidate.reports().size();
        int stayed = before.inMemory().size() - moved;
        return new ModelOutcome(
                ModelState.IN_WEIGHTS,
                WantedMethod.wireName(Method.CONSOLIDATED),
                List.of(),
                List.of(),
                all(candidate).generated(Probe.Kind.EFFICACY),
                all(candidate).generated(Probe.Kind.PARAPHRASE),
                locality(all(candidate).outcomes()),
                millis,
                "The edits of %d subjects moved from the memory into the weights; those of %d stay in the memory."
                        .formatted(moved, stayed));
    }

    private static VerificationReport all(Candidate candidate) {
        return new VerificationReport(candidate.reports().values().stream()
                .flatMap(report -> report.outcomes().stream())
                .toList());
    }

    ModelOutcome of(
            CommitRequest request,
            List<StatementRecord> retracted,
            HostedModel before,
            Candidate candidate,
            EntityNames names,
            long millis) {
        List<String> questions = questions(request, retracted, names);
        List<String> answersBefore = ask(before, questions);
        List<String> answersAfter = candidate.changesWeights() ? ask(candidate.model(), questions) : answersBefore;
        Optional<String> reason = reason(request, retracted, candidate);
        VerificationReport all = all(candidate);
        List<ProbeOutcome> outcomes = all.outcomes();
        boolean taught = outcomes.stream().anyMatch(outcome -> outcome.probe().kind() == Probe.Kind.EFFICACY);
        return new ModelOutcome(
                reason.isEmpty() ? ModelState.IN_WEIGHTS : ModelState.KG_ONLY,
                method(candidate),
                answersBefore,
                answersAfter,
                taught ? all.generated(Probe.Kind.EFFICACY) : null,
                taught ? all.generated(Probe.Kind.PARAPHRASE) : null,
                taught ? locality(outcomes) : null,
                millis,
                reason.or(() -> note(request, candidate)).orElse(null));
    }

    /** What is to be said of a fact that the model holds. */
    private static Optional<String> note(CommitRequest request, Candidate candidate) {
        Set<String> stated =
                request.assertions().stream().map(PlannedStatement::id).collect(Collectors.toSet());
        return candidate.decisions().stream()
                .flatMap(decision -> decision.facts().stream()
                        .filter(fact -> stated.contains(fact.id()))
                        .flatMap(fact -> Stream.ofNullable(decision.reasons().get(fact.contentKey()))))
                .findFirst();
    }

    /** One question per asserted fact that no rule derived; per retracted fact when nothing is asserted. */
    private List<String> questions(CommitRequest request, List<StatementRecord> retracted, EntityNames names) {
        List<PlannedStatement> stated = request.assertions().stream()
                .filter(statement -> statement.derivedFrom().isEmpty())
                .toList();
        Stream<Optional<String>> questions = stated.isEmpty()
                ? retracted.stream()
                        .map(record -> prompts.question(record.subject(), record.relation(), Language.EN, names))
                : stated.stream()
                        .map(statement ->
                                prompts.question(statement.subject(), statement.relation(), Language.EN, names));
        return questions.map(question -> question.orElse("")).toList();
    }

    /** One answer per question, empty where there is no question or it does not fit the model. */
    private List<String> ask(HostedModel model, List<String> questions) {
        List<String> asked =
                questions.stream().filter(question -> !question.isEmpty()).toList();
        try {
            Iterator<String> said = answers.answers(model, asked).iterator();
            return questions.stream()
                    .map(question -> question.isEmpty() ? "" : said.next())
                    .toList();
        } catch (ContextOverflow tooLong) {
            return questions.stream().map(question -> "").toList();
        }
    }

    /** Why the model does not hold all that the commit states, if it does not. */
    private static Optional<String> reason(
            CommitRequest request, List<StatementRecord> retracted, Candidate candidate) {
        Map<String, SlotDecision> decisions =
                candidate.decisions().stream().collect(Collectors.toMap(SlotDecision::subject, Function.identity()));
        if (request.assertions().isEmpty()) {
            boolean allBase = retracted.stream().allMatch(record -> record.origin() == Origin.IMPORT);
            return allBase && !retracted.isEmpty() ? Optional.of(BASE_RETRACTION) : Optional.empty();
        }
        List<PlannedStatement> stated = request.assertions().stream()
                .filter(statement -> statement.derivedFrom().isEmpty())
                .toList();
        return stated.stream()
                .map(statement -> reason(statement, decisions.get(statement.subject())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> reason(PlannedStatement statement, @Nullable SlotDecision decision) {
        if (decision != null) {
            for (EditedFact fact : decision.facts()) {
                if (fact.id().equals(statement.id())) {
                    return decision.holds(fact)
                            ? Optional.empty()
                            : Optional.of(decision.reasons().getOrDefault(fact.contentKey(), NOT_HELD));
                }
            }
        }
        return statement.restores() == null ? Optional.of(GRAPH_ALONE) : Optional.empty();
    }

    private static String method(Candidate candidate) {
        Set<String> methods = candidate.decisions().stream()
                .flatMap(decision -> Optional.ofNullable(decision.edit()).stream())
                .map(edit -> WantedMethod.wireName(edit.method()))
                .collect(Collectors.toCollection(TreeSet::new));
        return methods.isEmpty() ? Placement.NO_METHOD : String.join("+", methods);
    }

    private static double locality(List<ProbeOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.probe().expected().isEmpty())
                .mapToDouble(outcome -> outcome.passed() ? 1 : 0)
                .average()
                .orElse(1);
    }
}
