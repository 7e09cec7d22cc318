package io.emend.controller;

import io.emend.access.CurrentCaller;
import io.emend.contract.model.EditorApi;
import io.emend.controller.adapter.JsonNotesFormat;
import io.emend.controller.adapter.MeteredEditWatch;
import io.emend.controller.adapter.RecoveryLoop;
import io.emend.controller.api.ConsolidationController;
import io.emend.controller.api.EditController;
import io.emend.controller.domain.change.ChangeLog;
import io.emend.controller.domain.conflict.EditWars;
import io.emend.controller.domain.consolidation.ConsolidationService;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.edit.CommitLane;
import io.emend.controller.domain.edit.Committer;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.EditService;
import io.emend.controller.domain.edit.EditWatch;
import io.emend.controller.domain.edit.Idempotency;
import io.emend.controller.domain.edit.Intake;
import io.emend.controller.domain.edit.LedgerOutcomes;
import io.emend.controller.domain.edit.Recovery;
import io.emend.controller.domain.edit.RollbackMarks;
import io.emend.controller.domain.edit.Runs;
import io.emend.controller.domain.edit.Submissions;
import io.emend.controller.domain.graph.GraphMemory;
import io.emend.controller.domain.plan.EditPlanner;
import io.emend.controller.domain.plan.ShapeCheck;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.controller.domain.review.ProtectionPolicy;
import io.emend.controller.domain.review.ReviewPolicy;
import io.emend.controller.domain.review.ReviewService;
import io.emend.controller.domain.rollback.Histories;
import io.emend.controller.domain.rollback.LedgerMarks;
import io.emend.controller.domain.rollback.RollbackService;
import io.emend.controller.domain.screening.RecentActivity;
import io.emend.controller.domain.screening.Screener;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.augment.Augmentation;
import io.emend.graph.store.AuditLog;
import io.emend.graph.store.EditStore;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.rules.Budget;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Edits: taken in, planned, reviewed, committed, rolled back. */
@Configuration(proxyBeanMethods = false)
class EditingModule {
    private static final int LOOKUPS_PER_CONSEQUENCE = 25;
    /** How much of its neighbourhood goes to the editor with an edit. */
    private static final int EXPECTATIONS = 16;

    private final Clock clock = Clock.systemUTC();

    @Bean
    GraphMemory graphMemory(KnowledgeGraph graph) {
        return new GraphMemory(graph);
    }

    @Bean
    OperationResolver operationResolver(SchemaInUse schema, GraphMemory memory) {
        return new OperationResolver(schema.schema(), memory.graph());
    }

    @Bean
    EditPlanner editPlanner(GraphMemory memory, SchemaInUse schema, ControllerProperties properties) {
        KnowledgeGraph graph = memory.graph();
        Budget budget =
                new Budget(properties.mostConsequences(), properties.mostConsequences() * LOOKUPS_PER_CONSEQUENCE);
        KnowledgeSchema known = schema.schema();
        return new EditPlanner(graph, known, new ShapeCheck(graph, known, schema.shapes()), budget);
    }

    @Bean
    EditBook editBook(EditStore store) {
        return new EditBook(store, new JsonNotesFormat());
    }

    @Bean
    AuditTrail auditTrail(AuditLog log) {
        return new AuditTrail(log, clock);
    }

    @Bean
    ReviewPolicy editReviewPolicy(GraphMemory memory, ControllerProperties properties) {
        ControllerProperties.Review wanted = properties.review();
        ProtectionPolicy.Settings settings = new ProtectionPolicy.Settings(
                wanted.protectedRelations(),
                wanted.protectedEntities(),
                wanted.lockedRelations(),
                wanted.lockedEntities(),
                wanted.sourceRequired(),
                wanted.quorum(),
                wanted.mostImpact(),
                wanted.mostDegree());
        return new ProtectionPolicy(
                settings,
                (entity, facts) ->
                        memory.graph().neighbourhood(List.of(entity), facts + 1).size() > facts);
    }

    @Bean
    EditWatch editWatch(ObjectProvider<MeterRegistry> meters, ChangeLog changes, RecentActivity activity) {
        return EditWatch.both(
                new MeteredEditWatch(meters.getIfAvailable(SimpleMeterRegistry::new), changes, clock), activity);
    }

    @Bean
    Intake editIntake(
            OperationResolver resolver,
            EditPlanner planner,
            GraphMemory memory,
            EditStore store,
            @Qualifier("editScreener") Screener screener,
            ReviewPolicy policy,
            ControllerProperties properties) {
        EditWars wars = new EditWars(memory.edits(store), clock, properties.editWarWindow(), properties.editWarFlips());
        return new Intake(resolver, planner, memory, wars, screener, policy);
    }

    @Bean
    Histories histories(KnowledgeGraph graph) {
        return new Histories(graph);
    }

    @Bean
    RollbackMarks rollbackMarks(Histories histories, EditBook book) {
        return new LedgerMarks(histories, book);
    }

    @Bean
    Recovery editRecovery(
            KnowledgeGraph graph,
            SchemaInUse schema,
            EditBook book,
            RollbackMarks marks,
            AuditTrail audit,
            ControllerProperties properties) {
        return new Recovery(
                book, new LedgerOutcomes(graph, schema.schema()), marks, audit, clock, properties.lostAnswerGrace());
    }

    @Bean
    RecoveryLoop editRecoveryLoop(Recovery recovery) {
        return new RecoveryLoop(recovery);
    }

    @Bean
    Committer editCommitter(
            KnowledgeGraph graph,
            SchemaInUse schema,
            EditorApi editor,
            EditBook book,
            Recovery recovery,
            RollbackMarks marks,
            AuditTrail audit,
            @Qualifier("editWatch") EditWatch watch,
            ControllerProperties properties) {
        Augmentation augmentation = new Augmentation(graph, schema.schema(), EXPECTATIONS);
        return new Committer(
                editor, book, new CommitLane(), recovery, marks, audit, watch, augmentation, properties.attempts());
    }

    /** The trace of the request goes on in the thread that does the work. */
    @Bean
    Runs editRuns() {
        Executor threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("edit-", 0).factory());
        ContextSnapshotFactory context = ContextSnapshotFactory.builder().build();
        return new Runs(work -> threads.execute(context.captureAll().wrap(work)));
    }

    @Bean
    Submissions editSubmissions(EditBook book, EditStore store, Runs runs, Recovery recovery, AuditTrail audit) {
        return new Submissions(book, new Idempotency(store, clock), runs, recovery, audit);
    }

    @Bean
    EditService editService(
            Intake intake,
            EditPlanner planner,
            GraphMemory memory,
            Committer committer,
            EditBook book,
            Submissions submissions,
            AuditTrail audit,
            @Qualifier("editWatch") EditWatch watch) {
        return new EditService(intake, planner, memory, committer, book, submissions, audit, watch, clock);
    }

    @Bean
    RollbackService rollbackService(
            KnowledgeGraph graph,
            SchemaInUse schema,
            OperationResolver resolver,
            Intake intake,
            EditPlanner planner,
            Histories histories,
            Committer committer,
            EditBook book,
            Submissions submissions) {
        return new RollbackService(
                graph, schema.schema(), resolver, intake, planner, histories, committer, book, submissions, clock);
    }

    @Bean
    ConsolidationController consolidationController(
            Committer committer,
            EditBook book,
            Submissions submissions,
            CurrentCaller caller,
            ControllerProperties properties) {
        return new ConsolidationController(
                new ConsolidationService(committer, book, submissions, clock), caller, properties.patience());
    }

    @Bean
    ReviewService reviewService(EditBook book, Intake intake, Committer committer, AuditTrail audit) {
        return new ReviewService(book, intake, committer, audit, clock);
    }

    @Bean
    EditController editController(
            EditService edits,
            RollbackService rollbacks,
            ReviewService reviews,
            Committer committer,
            EditBook book,
            OperationResolver resolver,
            CurrentCaller caller,
            ControllerProperties properties) {
        return new EditController(
                edits,
                rollbacks,
                reviews,
                committer,
                book,
                resolver,
                caller,
                properties.patience(),
                properties.conditionalDecisions());
    }
}
