package io.emend.controller.domain.rollback;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.Plan;
import io.emend.contract.edit.RollbackPreview;
import io.emend.contract.edit.RollbackRequest;
import io.emend.contract.edit.Screening;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.controller.domain.conflict.Naming;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.edit.Commission;
import io.emend.controller.domain.edit.Committer;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.EditNotes;
import io.emend.controller.domain.edit.Intake;
import io.emend.controller.domain.edit.Submissions;
import io.emend.controller.domain.edit.Submissions.Submission;
import io.emend.controller.domain.edit.TrackedEdit;
import io.emend.controller.domain.plan.EditPlanner;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.graph.KnowledgeGraph;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes edits back, each rollback a revision of its own: the ledger only grows. Thread-safe. */
public final class RollbackService {
    private static final String AUTO = "auto";

    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;
    private final RollbackTargets targets;
    private final RollbackPlanner planner;
    private final Histories histories;
    private final Committer committer;
    private final EditBook book;
    private final Submissions submissions;
    private final Clock clock;

    public RollbackService(
            KnowledgeGraph graph,
            KnowledgeSchema schema,
            OperationResolver resolver,
            Intake intake,
            EditPlanner editPlanner,
            Histories histories,
            Committer committer,
            EditBook book,
            Submissions submissions,
            Clock clock) {
        this.graph = graph;
        this.schema = schema;
        this.targets = new RollbackTargets(book, resolver);
        this.planner = new RollbackPlanner(graph, book, intake, editPlanner);
        this.histories = histories;
        this.committer = committer;
        this.book = book;
        this.submissions = submissions;
        this.clock = clock;
    }

    /**
     * What each mode would take back.
     *
     * @throws KnowledgeProblem as {@link #submit}, dependents aside
     */
    public RollbackPreview preview(RollbackRequest request, Author author) {
        History history = histories.now();
        RollbackTarget target = targets.find(request, history, author);
        RollbackPlan replay = planner.without(history, target.edits());
        RollbackPlan cascade = planner.cascade(history, target.edits());
        targets.requireMine(replay.withdrawn(), author);
        Plan replayView = replay.plan().view(naming());
        boolean refused = !replay.dependents().isEmpty();
        return new RollbackPreview(
                List.copyOf(replay.withdrawn()),
                replay.dependents(),
                refused ? Plan.EMPTY : replayView,
                cascade.plan().view(naming()),
                replayView,
                refused ? dependents(target, replay) : null);
    }

    /**
     * Takes edits back.
     *
     * @param patience how long to wait until it is done
     * @return the rollback: APPLIED, or APPLYING when it goes on
     * @throws Conflicted.AlreadyRolledBack if the edit was taken back before
     * @throws Conflicted.DependentEdits in mode REFUSE, if later edits build on it; data holds them
     */
    public TrackedEdit submit(
            RollbackRequest request, Author author, @Nullable String idempotencyKey, Duration patience) {
        return submissions.accept(
                new Submission("rollback", "r", request, author, idempotencyKey, patience),
                id -> accept(id, request, author, patience));
    }

    private TrackedEdit accept(String id, RollbackRequest request, Author author, Duration patience) {
        History history = histories.now();
        RollbackTarget target = targets.find(request, history, author);
        RollbackPlan first = plan(request.modeOrDefault(), target, history, author);
        TrackedEdit applying = book.save(
                new TrackedEdit(received(id, request, first, author), EditNotes.withoutFacts(author.role()), 0));
        return submissions.carryOut(
                applying, () -> commit(applying, request.modeOrDefault(), target, author), patience);
    }

    private TrackedEdit commit(TrackedEdit applying, RollbackRequest.Mode mode, RollbackTarget target, Author author) {
        return committer.commit(applying, author, () -> {
            History history = histories.now();
            requireStillInForce(target, history);
            RollbackPlan plan = plan(mode, target, history, author);
            return new Commission(
                    plan.plan(), plan.plan().view(naming()), conflicts(plan), AUTO, List.copyOf(plan.undoes()));
        });
    }

    private RollbackPlan plan(RollbackRequest.Mode mode, RollbackTarget target, History history, Author author) {
        RollbackPlan plan = mode == RollbackRequest.Mode.CASCADE
                ? planner.cascade(history, target.edits())
                : planner.without(history, target.edits());
        if (mode == RollbackRequest.Mode.REFUSE && !plan.dependents().isEmpty()) {
            targets.requireMine(plan.withdrawn(), author);
            throw new Conflicted.DependentEdits(dependents(target, plan), Map.of("dependents", plan.dependents()));
        }
        targets.requireMine(plan.withdrawn(), author);
        targets.requireMine(plan.undoes(), author);
        return plan;
    }

    /** Somebody else may have been quicker. */
    private static void requireStillInForce(RollbackTarget target, History history) {
        if (history.inForceWithout(target.edits()).equals(history.inForce())) {
            throw new Conflicted.AlreadyRolledBack(
                    "Meanwhile %s has been rolled back; nothing has changed.".formatted(target.description()),
                    Map.of("edits", List.copyOf(target.edits())));
        }
    }

    private Edit received(String id, RollbackRequest request, RollbackPlan plan, Author author) {
        return new Edit(
                id,
                "ROLLBACK",
                EditStatus.APPLYING,
                author.name(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null,
                List.of(),
                plan.plan().view(naming()),
                conflicts(plan),
                Screening.CLEAR,
                null,
                null,
                List.copyOf(plan.undoes()),
                null,
                request.reason(),
                null);
    }

    /** Later edits that come out differently are told of. */
    private List<Conflict> conflicts(RollbackPlan plan) {
        List<Conflict> told = new ArrayList<>();
        for (String dependent : plan.dependents()) {
            String loss = plan.lost().get(dependent);
            told.add(new Conflict(
                    Conflict.Kind.CONCURRENT,
                    Conflict.Severity.WARNING,
                    null,
                    loss == null
                            ? "Edit %s was planned again without what is taken back.".formatted(dependent)
                            : "Edit %s has no effect any more: %s".formatted(dependent, loss),
                    loss == null ? "RE_DERIVE" : "WARN",
                    List.of()));
        }
        return told;
    }

    private static String dependents(RollbackTarget target, RollbackPlan plan) {
        return "Later edits build on %s: %s. Use mode CASCADE to take them back too, or REPLAY_WITHOUT to keep them without it."
                .formatted(target.description(), String.join(", ", plan.dependents()));
    }

    private Naming naming() {
        return new Naming(graph, schema, Language.EN);
    }
}
