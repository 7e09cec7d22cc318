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
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.edit.Commission;
import io.emend.controller.domain.edit.Committer;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.EditNotes;
import io.emend.controller.domain.edit.EditStates;
import io.emend.controller.domain.edit.Idempotency;
import io.emend.controller.domain.edit.Intake;
import io.emend.controller.domain.edit.Runs;
import io.emend.controller.domain.edit.TrackedEdit;
import io.emend.controller.domain.plan.EditPlanner;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.StatementIds;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes edits back, each rollback a revision of its own: the ledger only grows. Thread-safe. */
public final class RollbackService {
    private static final String AUTO = "auto";

    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;
    private final RollbackTargets targets;
    private final RollbackPlanner planner;
    private final Committer committer;
    private final EditBook book;
    private final Idempotency idempotency;
    private final Runs runs;
    private final AuditTrail audit;
    private final Clock clock;

    public RollbackService(
            KnowledgeGraph graph,
            KnowledgeSchema schema,
            OperationResolver resolver,
            Intake intake,
            EditPlanner editPlanner,
            Committer committer,
            EditBook book,
            Idempotency idempotency,
            Runs runs,
            AuditTrail audit,
            Clock clock) {
        this.graph = graph;
        this.schema = schema;
        this.targets = new RollbackTargets(book, resolver);
        this.planner = new RollbackPlanner(graph, book, intake, editPlanner);
        this.committer = committer;
        this.book = book;
        this.idempotency = idempotency;
        this.runs = runs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What each mode would take back.
     *
     * @throws KnowledgeProblem as {@link #submit}, dependents aside
     */
    public RollbackPreview preview(RollbackRequest request, Author author) {
        History history = new History(graph);
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
        String id = StatementIds.next("r");
        Optional<String> earlier = idempotency.claim(author, idempotencyKey, request, id);
        if (earlier.isPresent()) {
            Optional<TrackedEdit> known = runs.await(earlier.get(), patience).or(() -> book.find(earlier.get()));
            if (known.isPresent()) {
                return known.get();
            }
            id = earlier.get();
        }
        try {
            return accept(id, request, author, patience);
        } catch (KnowledgeProblem e) {
            idempotency.release(author, idempotencyKey);
            audit.failed(author, "rollback", id, e);
            throw e;
        }
    }

    private TrackedEdit accept(String id, RollbackRequest request, Author author, Duration patience) {
        History history = new History(graph);
        RollbackTarget target = targets.find(request, history, author);
        RollbackPlan first = plan(request.modeOrDefault(), target, history, author);
        TrackedEdit applying = book.save(new TrackedEdit(received(id, request, first, author), notes(author), 0));
        return runs.startAndAwait(id, () -> commit(applying, request.modeOrDefault(), target, author), patience)
                .orElse(applying);
    }

    private TrackedEdit commit(TrackedEdit applying, RollbackRequest.Mode mode, RollbackTarget target, Author author) {
        List<RollbackPlan> carriedOut = new ArrayList<>();
        TrackedEdit applied = committer.commit(applying, () -> {
            History history = new History(graph);
            requireStillInForce(target, history);
            RollbackPlan plan = plan(mode, target, history, author);
            carriedOut.add(plan);
            return new Commission(
                    plan.plan(), plan.plan().view(naming()), conflicts(plan), AUTO, List.copyOf(plan.undoes()));
        });
        mark(carriedOut.getLast());
        audit.succeeded(
                author,
                "rollback",
                applied.id(),
                Map.of(
                        "revision",
                        String.valueOf(applied.edit().revision()),
                        "undoes",
                        String.join(" ", carriedOut.getLast().withdrawn())));
        return applied;
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

    private void mark(RollbackPlan plan) {
        for (String undone : plan.undoes()) {
            setStatus(undone, EditStatus.APPLIED, EditStatus.ROLLED_BACK);
        }
        for (String withdrawn : plan.withdrawn()) {
            setStatus(withdrawn, EditStatus.APPLIED, EditStatus.ROLLED_BACK);
        }
        for (String reinstated : plan.reinstated()) {
            setStatus(reinstated, EditStatus.ROLLED_BACK, EditStatus.APPLIED);
        }
    }

    private void setStatus(String id, EditStatus from, EditStatus to) {
        book.update(id, edit -> edit.status() == from ? EditStates.in(to, edit, edit.problem()) : edit);
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
                    loss == null ? "RE_DERIVE" : "WARN"));
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

    private static EditNotes notes(Author author) {
        return new EditNotes(
                author.role(), Language.EN, AUTO, null, List.of(), new TreeSet<>(), new TreeSet<>(), 0, List.of());
    }
}
