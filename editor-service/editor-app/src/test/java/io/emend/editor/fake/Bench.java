package io.emend.editor.fake;

import io.emend.contract.knowledge.Fact;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.CommitResult;
import io.emend.contract.model.PlannedStatement;
import io.emend.contract.model.SlotRead;
import io.emend.editing.verify.Policy;
import io.emend.editor.commit.CommitParts;
import io.emend.editor.commit.CommitService;
import io.emend.editor.commit.CommitWatch;
import io.emend.editor.commit.DiskSpace;
import io.emend.editor.commit.FaultPoint;
import io.emend.editor.hosting.ModelHost;
import io.emend.editor.hosting.Snapshot;
import io.emend.editor.slot.PromptBuilder;
import io.emend.editor.slot.QuestionForm;
import io.emend.editor.slot.SlotSolver;
import io.emend.editor.slot.SpokenAnswers;
import io.emend.editor.slot.UnderstoodWordings;
import io.emend.editor.slot.WantedMethod;
import io.emend.editor.weights.WeightEditor;
import io.emend.graph.GraphPorts;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.statement.StatementIds;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.KnowledgeSchema;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An editor on a graph and weights of choice, with the plans a controller would send it. */
public final class Bench implements AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final KnowledgeSchema SCHEMA = KnowledgeSchema.load();
    private static final Policy POLICY = new Policy(0.8, 0.5, 0.6, 0.75);

    private final GraphPorts graph;
    private final WeightEditor weights;
    private final ModelHost host;
    private final Policy policy;
    private final CommitService commits;
    private final SpokenAnswers answers = new SpokenAnswers(32);

    public Bench(GraphPorts graph, WeightEditor weights, FaultPoint faults) {
        this(graph, weights, faults, POLICY);
    }

    public Bench(GraphPorts graph, WeightEditor weights, FaultPoint faults, Policy policy) {
        this.policy = policy;
        this.graph = graph;
        this.weights = weights;
        this.host = new ModelHost(graph.knowledge(), graph.ledger(), weights, 3);
        host.start();
        PromptBuilder prompts = new PromptBuilder(
                SCHEMA, new UnderstoodWordings(weights.base(), graph.knowledge(), QuestionForm.DEFAULT));
        this.commits = new CommitService(new CommitParts(
                graph.knowledge(),
                graph.ledger(),
                SCHEMA,
                weights,
                host,
                new SlotSolver(weights, prompts, policy, policy),
                prompts,
                answers,
                policy,
                WantedMethod.SUPPORTED,
                4,
                new DiskSpace(Path.of("target"), 0),
                faults,
                new CommitWatch(new SimpleMeterRegistry())));
    }

    /** The same graph and weights under a new process. */
    public Bench restarted(FaultPoint faults) {
        return new Bench(graph, weights, faults, policy);
    }

    /** A plan that replaces whatever the slot holds. */
    public CommitRequest replacing(String subject, String relation, String object) {
        return plan(
                "EDIT",
                "auto",
                graph.knowledge().slot(subject, relation).stream()
                        .map(StatementRecord::id)
                        .toList(),
                List.of(assertion(subject, relation, object)));
    }

    /** A plan that adds to the slot. */
    public CommitRequest adding(String subject, String relation, String object, String method) {
        return plan("EDIT", method, List.of(), List.of(assertion(subject, relation, object)));
    }

    /** A plan that adds several facts at once. */
    public CommitRequest adding(String method, List<PlannedStatement> assertions) {
        return plan("EDIT", method, List.of(), assertions);
    }

    /** A plan that only retracts. */
    public CommitRequest retracting(String... statements) {
        return plan("EDIT", "auto", List.of(statements), List.of());
    }

    /** The plan that takes an edit back. */
    public CommitRequest undoing(CommitResult edit) {
        Map<String, StatementRecord> former =
                graph
                        .knowledge()
                        .statements(edit.retracted().stream().map(Fact::id).toList())
                        .stream()
                        .collect(Collectors.toMap(StatementRecord::id, Function.identity()));
        List<PlannedStatement> restored = former.values().stream()
                .map(record -> new PlannedStatement(
                        StatementIds.next(),
                        record.subject(),
                        record.relation(),
                        record.object(),
                        record.validFrom(),
                        record.validTo(),
                        record.derivedFrom(),
                        record.id()))
                .toList();
        return plan("ROLLBACK", "auto", edit.asserted().stream().map(Fact::id).toList(), restored);
    }

    /** A request to move at most so many slots from the memory into the weights. */
    public CommitRequest consolidating(int slots) {
        return CommitRequest.withoutFacts(
                StatementIds.next("c"), RevisionKind.CONSOLIDATION.name(), "alice", NOW, List.of(), slots);
    }

    /** The rollback of a consolidation, or of such a rollback: no fact changes. */
    public CommitRequest takingBack(CommitRequest request) {
        return CommitRequest.withoutFacts(
                StatementIds.next("r"), RevisionKind.ROLLBACK.name(), "alice", NOW, List.of(request.editId()), 0);
    }

    private CommitRequest plan(String kind, String method, List<String> retract, List<PlannedStatement> assertions) {
        List<SlotRead> reads = new ArrayList<>();
        assertions.forEach(statement -> reads.add(new SlotRead(
                statement.subject(),
                statement.relation(),
                graph.knowledge().slotRevision(statement.subject(), statement.relation()))));
        return new CommitRequest(
                StatementIds.next("e"),
                kind,
                "alice",
                NOW,
                reads,
                List.of(),
                retract,
                assertions,
                method,
                List.of(),
                null,
                null);
    }

    /** A fact as plans name it. */
    public PlannedStatement assertion(String subject, String relation, String object) {
        Value value = new Value.Entity(
                object, graph.knowledge().entity(object).orElseThrow().label());
        return new PlannedStatement(StatementIds.next(), subject, relation, value, null, null, List.of(), null);
    }

    public CommitResult commit(CommitRequest request) {
        return commits.commit(request);
    }

    /** What the model that serves says to a question. */
    public String ask(String question) {
        try (Snapshot.Lease lease = host.newest()) {
            return answers.answer(lease.snapshot().model(), question);
        }
    }

    /** Hash of the model that serves. */
    public String modelHash() {
        try (Snapshot.Lease lease = host.newest()) {
            return lease.snapshot().model().fingerprint();
        }
    }

    public String graphHash() {
        return graph.knowledge().state().stateHash().graph();
    }

    public GraphPorts graph() {
        return graph;
    }

    public ModelHost host() {
        return host;
    }

    public CommitService commits() {
        return commits;
    }

    @Override
    public void close() {
        host.close();
    }
}
