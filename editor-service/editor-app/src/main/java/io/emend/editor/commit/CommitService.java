package io.emend.editor.commit;

import io.emend.contract.edit.EditProgress;
import io.emend.contract.edit.ModelOutcome;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.CommitResult;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Unavailable;
import io.emend.editing.Method;
import io.emend.editor.hosting.ModelHost;
import io.emend.editor.hosting.Snapshot;
import io.emend.editor.slot.ChangedSlots;
import io.emend.editor.slot.EntityNames;
import io.emend.editor.slot.SlotTargets;
import io.emend.editor.slot.WantedMethod;
import io.emend.editor.weights.LiveSlot;
import io.emend.editor.weights.WeightEditor;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import io.emend.graph.ledger.Committed;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.statement.StatementRecord;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Commits plans to graph and weights, one at a time: check, solve, build, verify, store, commit, publish. The ledger's
 * transaction is the commit point. Thread-safe.
 */
public final class CommitService {
    private static final Logger log = LoggerFactory.getLogger(CommitService.class);
    /** Under which every line of the log carries the edit it is about. */
    private static final String LOG_KEY = "editId";

    private final KnowledgeGraph graph;
    private final Ledger ledger;
    private final WeightEditor weights;
    private final ModelHost host;
    private final WriterGate gate;
    private final RunningCommit faults;
    private final DiskSpace disk;
    private final CommitWatch watch;
    private final List<Method> supported;
    private final ReadSetCheck reads;
    private final ChangedSlots changedSlots;
    private final CandidateBuilder candidates;
    private final Consolidation consolidation;
    private final OutcomeReport outcomes;
    private final Facts facts;

    public CommitService(CommitParts parts) {
        this.graph = parts.graph();
        this.ledger = parts.ledger();
        this.weights = parts.weights();
        this.host = parts.host();
        this.gate = new WriterGate(parts.queue());
        this.faults = new RunningCommit(parts.faults(), Clock.systemUTC());
        this.disk = parts.disk();
        this.watch = parts.watch();
        this.supported = parts.supported();
        this.reads = new ReadSetCheck(graph);
        this.changedSlots = new ChangedSlots(graph);
        this.candidates = new CandidateBuilder(parts);
        this.consolidation = new Consolidation(parts);
        this.outcomes = new OutcomeReport(parts.prompts(), parts.answers());
        this.facts = new Facts(parts.schema());
    }

    /**
     * Commits a plan; the result is durable.
     *
     * @throws io.emend.contract.problem.Conflicted.StalePlan if what the plan was made from has changed
     * @throws Unavailable if too many commits wait, or graph or disk cannot serve; nothing has changed
     */
    public CommitResult commit(CommitRequest request) {
        requireKind(request);
        WantedMethod wanted = WantedMethod.parse(request.method(), supported);
        return gate.alone(() -> {
            try (MDC.MDCCloseable named = MDC.putCloseable(LOG_KEY, request.editId())) {
                faults.begin(request.editId());
                return commitAlone(request, wanted);
            } finally {
                faults.end();
            }
        });
    }

    /** How far the commit of an edit has come. */
    public EditProgress progress(String editId) {
        return faults.progress(editId);
    }

    /**
     * Does all that a commit does to the model, shows the result, and forgets it: graph, files and the serving model stay
     * as they are.
     *
     * @param look is given the result; the model closes when it returns
     */
    public <T> T rehearse(CommitRequest request, Function<Rehearsed, T> look) {
        requireKind(request);
        WantedMethod wanted = WantedMethod.parse(request.method(), supported);
        try (Snapshot.Lease base = host.caughtUp()) {
            Snapshot before = base.snapshot();
            List<StatementRecord> retracted = reads.retracted(request);
            EntityNames names = Mentioned.names(graph, request, retracted);
            long started = System.nanoTime();
            try (Candidate candidate = candidate(before, request, wanted, retracted, names)) {
                return look.apply(new Rehearsed(
                        candidate.model(), candidate.decisions(), candidate.reports(), millisSince(started)));
            }
        }
    }

    private Candidate candidate(
            Snapshot before,
            CommitRequest request,
            WantedMethod wanted,
            List<StatementRecord> retracted,
            EntityNames names) {
        if (isConsolidation(request)) {
            return consolidation.build(before, request.consolidate());
        }
        List<SlotTargets> changed = changedSlots.after(request, wanted, retracted);
        boolean strict = !request.kind().equals(RevisionKind.ROLLBACK.name());
        return candidates.build(before, changed, names, Consolidated.of(graph, request), strict);
    }

    /** Commits that run or wait. */
    public int occupied() {
        return gate.occupied();
    }

    private CommitResult commitAlone(CommitRequest request, WantedMethod wanted) {
        long started = System.nanoTime();
        faults.before(CommitStep.CHECK);
        disk.require();
        try (Snapshot.Lease base = host.caughtUp()) {
            Snapshot before = base.snapshot();
            List<StatementRecord> retracted = watch.timed(CommitStep.CHECK, () -> reads.retracted(request));
            EntityNames names = Mentioned.names(graph, request, retracted);
            long weightsStarted = System.nanoTime();
            try (Candidate candidate = candidate(before, request, wanted, retracted, names)) {
                long millis = millisSince(weightsStarted);
                ModelOutcome outcome = isConsolidation(request)
                        ? outcomes.ofConsolidation(before, candidate, millis)
                        : outcomes.of(request, retracted, before.model(), candidate, names, millis);
                Map<String, LiveSlot> slots = stored(candidate);
                Committed committed = commitAndPublish(request, candidate, slots);
                watch.committed(request, committed, outcome, slots.size(), millisSince(started));
                log.info(
                        "edit {} by {} is revision {}: {} asserted, {} retracted, {} by {} in {} ms",
                        request.editId(),
                        request.author(),
                        committed.revision(),
                        committed.asserted().size(),
                        committed.retracted().size(),
                        outcome.state(),
                        outcome.method(),
                        millisSince(started));
                faults.before(CommitStep.ANSWER);
                return new CommitResult(
                        committed.revision(),
                        committed.supersedesRevision(),
                        committed.stateHash(),
                        outcome,
                        facts.of(committed.asserted(), names),
                        facts.of(committed.retracted(), names));
            }
        }
    }

    /** Delta files first: a crash after this leaves files nobody refers to, never a reference without its file. */
    private Map<String, LiveSlot> stored(Candidate candidate) {
        faults.before(CommitStep.STORE);
        try {
            return watch.timed(CommitStep.STORE, () -> candidate.slots(weights::store));
        } catch (UncheckedIOException e) {
            throw new Unavailable("The delta files cannot be written: " + e.getMessage() + "; nothing has changed.");
        }
    }

    private Committed commitAndPublish(CommitRequest request, Candidate candidate, Map<String, LiveSlot> slots) {
        GraphCommit commit = candidate.toCommit(request, slots);
        return host.moving(() -> {
            faults.before(CommitStep.COMMIT);
            Committed committed = watch.timed(CommitStep.COMMIT, () -> inLedger(commit));
            faults.before(CommitStep.PUBLISH);
            candidate.publish(host, committed, slots);
            return committed;
        });
    }

    private Committed inLedger(GraphCommit commit) {
        try {
            return ledger.commit(commit);
        } catch (IllegalArgumentException e) {
            throw new Malformed("The plan cannot be committed: " + e.getMessage());
        }
    }

    private static boolean isConsolidation(CommitRequest request) {
        return request.kind().equals(RevisionKind.CONSOLIDATION.name());
    }

    private static void requireKind(CommitRequest request) {
        boolean known = Arrays.stream(RevisionKind.values())
                .anyMatch(kind -> kind.isCommitted() && kind.name().equals(request.kind()));
        if (!known) {
            throw new Malformed("A commit's kind is EDIT, ROLLBACK or CONSOLIDATION; found '" + request.kind() + "'.");
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
