package io.emend.controller;

import io.emend.access.CurrentCaller;
import io.emend.contract.model.EditorApi;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.controller.adapter.HttpDeliveries;
import io.emend.controller.adapter.JsonNotesFormat;
import io.emend.controller.adapter.MeteredEditWatch;
import io.emend.controller.adapter.RecoveryLoop;
import io.emend.controller.adapter.SchemaRelationNames;
import io.emend.controller.api.AnswerController;
import io.emend.controller.api.AuditController;
import io.emend.controller.api.ChangesController;
import io.emend.controller.api.EditController;
import io.emend.controller.api.ExchangeController;
import io.emend.controller.api.KnowledgeController;
import io.emend.controller.api.RevisionHeaders;
import io.emend.controller.api.SchemaController;
import io.emend.controller.api.SparqlController;
import io.emend.controller.api.WebhookController;
import io.emend.controller.domain.answer.Answering;
import io.emend.controller.domain.change.ChangeLog;
import io.emend.controller.domain.change.Webhooks;
import io.emend.controller.domain.conflict.EditWars;
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
import io.emend.controller.domain.exchange.ImportJobs;
import io.emend.controller.domain.plan.EditPlanner;
import io.emend.controller.domain.plan.ShapeCheck;
import io.emend.controller.domain.read.Reading;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.controller.domain.review.ProtectionPolicy;
import io.emend.controller.domain.review.ReviewPolicy;
import io.emend.controller.domain.review.ReviewService;
import io.emend.controller.domain.rollback.Histories;
import io.emend.controller.domain.rollback.LedgerMarks;
import io.emend.controller.domain.rollback.RollbackService;
import io.emend.controller.domain.schema.GraphCheck;
import io.emend.controller.domain.schema.SchemaAdministration;
import io.emend.controller.domain.schema.Validations;
import io.emend.controller.domain.screening.DryRun;
import io.emend.controller.domain.screening.RecentActivity;
import io.emend.controller.domain.screening.Reputation;
import io.emend.controller.domain.screening.RuleScreener;
import io.emend.controller.domain.screening.RuleSet;
import io.emend.controller.domain.screening.Screener;
import io.emend.controller.domain.screening.TextScreen;
import io.emend.controller.screening.MaxentToxicityModel;
import io.emend.controller.screening.RuleFile;
import io.emend.controller.sparql.SparqlQueries;
import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import io.emend.graph.augment.Augmentation;
import io.emend.graph.exchange.GraphExporter;
import io.emend.graph.exchange.GraphImporter;
import io.emend.graph.store.AuditLog;
import io.emend.graph.store.EditStore;
import io.emend.graph.store.SchemaStore;
import io.emend.graph.store.WebhookStore;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.rules.Budget;
import io.emend.schema.shapes.ShapeValidator;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * The controller, wired. Needs from outside: {@link KnowledgeGraph}, {@link Ledger} (for imports alone),
 * {@link EntityCatalog}, {@link EditStore}, {@link WebhookStore}, {@link AuditLog}, {@link CurrentCaller} and an {@link EditorApi}, which in one JVM is the editor itself. A {@link KnowledgeSchema} and a
 * {@link ShapeValidator} are used when there, else the bundled ones are loaded.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ControllerProperties.class)
public class ControllerModule {
    private static final int LOOKUPS_PER_CONSEQUENCE = 25;
    /** How much of its neighbourhood goes to the editor with an edit. */
    private static final int EXPECTATIONS = 16;

    private static final Duration SCHEMA_AGE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(ControllerModule.class);

    private final Clock clock = Clock.systemUTC();
    private @Nullable KnowledgeSchema ownSchema;
    private @Nullable ShapeValidator ownShapes;

    @Bean
    OperationResolver operationResolver(ObjectProvider<KnowledgeSchema> schema, KnowledgeGraph graph) {
        return new OperationResolver(schemaOf(schema), graph);
    }

    @Bean
    EditPlanner editPlanner(
            KnowledgeGraph graph,
            ObjectProvider<KnowledgeSchema> schema,
            ObjectProvider<ShapeValidator> shapes,
            ControllerProperties properties) {
        Budget budget =
                new Budget(properties.mostConsequences(), properties.mostConsequences() * LOOKUPS_PER_CONSEQUENCE);
        KnowledgeSchema known = schemaOf(schema);
        return new EditPlanner(graph, known, new ShapeCheck(graph, known, shapesOf(shapes, schema)), budget);
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
    RecentActivity recentActivity() {
        return new RecentActivity(clock);
    }

    @Bean
    TextScreen textScreen(ControllerProperties properties) {
        ControllerProperties.Screening wanted = properties.screening();
        return new TextScreen(MaxentToxicityModel.bundled(), wanted.reviewAt(), wanted.blockAt());
    }

    @Bean
    Screener editScreener(
            KnowledgeGraph graph,
            ObjectProvider<KnowledgeSchema> schema,
            TextScreen texts,
            RecentActivity activity,
            EditBook book,
            OperationResolver resolver,
            EditPlanner planner,
            ControllerProperties properties)
            throws IOException {
        ControllerProperties.Screening wanted = properties.screening();
        if (!wanted.enabled()) {
            return Screener.NONE;
        }
        RuleSet rules = RuleFile.read(wanted.rules().getInputStream());
        RuleScreener.Means means = new RuleScreener.Means(
                graph,
                schemaOf(schema),
                texts,
                activity,
                new Reputation(book, rules.standing(), clock),
                properties.review().protectedEntities());
        RuleScreener screener = new RuleScreener(rules, means);
        if (wanted.dryRun() > 0 && !rules.unproven().isEmpty()) {
            DryRun.Report report = new DryRun(book, resolver, planner).of(rules.unproven(), means, wanted.dryRun());
            report.matches()
                    .forEach((rule, matches) -> log.info(
                            "New screening rule {} would have matched {} of the last {} edits",
                            rule,
                            matches.size(),
                            report.looked()));
            screener.heed(report);
        }
        return screener;
    }

    @Bean
    ReviewPolicy editReviewPolicy(ControllerProperties properties) {
        ControllerProperties.Review wanted = properties.review();
        return new ProtectionPolicy(new ProtectionPolicy.Settings(
                wanted.protectedRelations(),
                wanted.protectedEntities(),
                wanted.sourceRequired(),
                wanted.quorum(),
                wanted.mostImpact()));
    }

    @Bean
    ChangeLog changeLog(KnowledgeGraph graph, EditBook book) {
        return new ChangeLog(graph, book);
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
            KnowledgeGraph graph,
            EditStore store,
            Screener screener,
            ReviewPolicy policy,
            ControllerProperties properties) {
        EditWars wars = new EditWars(store, clock, properties.editWarWindow(), properties.editWarFlips());
        return new Intake(resolver, planner, graph, wars, screener, policy);
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
            ObjectProvider<KnowledgeSchema> schema,
            EditBook book,
            RollbackMarks marks,
            AuditTrail audit,
            ControllerProperties properties) {
        return new Recovery(
                book, new LedgerOutcomes(graph, schemaOf(schema)), marks, audit, clock, properties.lostAnswerGrace());
    }

    @Bean
    RecoveryLoop editRecoveryLoop(Recovery recovery) {
        return new RecoveryLoop(recovery);
    }

    @Bean
    Committer editCommitter(
            KnowledgeGraph graph,
            ObjectProvider<KnowledgeSchema> schema,
            EditorApi editor,
            EditBook book,
            Recovery recovery,
            RollbackMarks marks,
            AuditTrail audit,
            @Qualifier("editWatch") EditWatch watch,
            ControllerProperties properties) {
        Augmentation augmentation = new Augmentation(graph, schemaOf(schema), EXPECTATIONS);
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
            Committer committer,
            EditBook book,
            Submissions submissions,
            AuditTrail audit,
            @Qualifier("editWatch") EditWatch watch) {
        return new EditService(intake, planner, committer, book, submissions, audit, watch, clock);
    }

    @Bean
    RollbackService rollbackService(
            KnowledgeGraph graph,
            ObjectProvider<KnowledgeSchema> schema,
            OperationResolver resolver,
            Intake intake,
            EditPlanner planner,
            Histories histories,
            Committer committer,
            EditBook book,
            Submissions submissions) {
        return new RollbackService(
                graph, schemaOf(schema), resolver, intake, planner, histories, committer, book, submissions, clock);
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

    @Bean
    KnowledgeController knowledgeController(
            KnowledgeGraph graph,
            ObjectProvider<KnowledgeSchema> schema,
            OperationResolver resolver,
            CurrentCaller caller) {
        return new KnowledgeController(new Reading(graph, schemaOf(schema), resolver), caller);
    }

    @Bean
    AnswerController answerController(
            KnowledgeGraph graph, ObjectProvider<KnowledgeSchema> schema, EditorApi editor, CurrentCaller caller) {
        return new AnswerController(new Answering(graph, schemaOf(schema), editor), caller);
    }

    @Bean
    ChangesController changesController(ChangeLog changes, CurrentCaller caller) {
        return new ChangesController(changes, caller);
    }

    @Bean
    HttpDeliveries webhookDeliveries(
            ChangeLog changes, WebhookStore store, JsonMapper json, ControllerProperties properties) {
        ControllerProperties.Webhooks wanted = properties.webhooks();
        return new HttpDeliveries(
                changes,
                store,
                json,
                clock,
                new HttpDeliveries.Retries(wanted.timeout(), wanted.firstRetry(), wanted.longestRetry()));
    }

    @Bean
    Webhooks webhooks(WebhookStore store, HttpDeliveries deliveries, KnowledgeGraph graph, AuditTrail audit) {
        return new Webhooks(store, deliveries, graph, audit, clock);
    }

    /** Subscribers are told of what happened while the service was away. */
    @Bean
    ApplicationRunner webhookResumption(Webhooks webhooks) {
        return arguments -> webhooks.resume();
    }

    @Bean
    WebhookController webhookController(Webhooks webhooks, HttpDeliveries deliveries, CurrentCaller caller) {
        return new WebhookController(webhooks, deliveries, caller);
    }

    @Bean
    AuditController auditController(AuditLog log, CurrentCaller caller) {
        return new AuditController(log, caller);
    }

    @Bean
    ImportJobs importJobs(
            Ledger ledger,
            EntityCatalog catalog,
            ObjectProvider<KnowledgeSchema> schema,
            AuditTrail audit,
            ChangeLog changes) {
        GraphImporter importer = new GraphImporter(ledger, catalog, new SchemaRelationNames(schemaOf(schema)));
        return new ImportJobs(importer, audit, changes, clock);
    }

    @Bean
    ExchangeController exchangeController(
            ImportJobs imports, EntityCatalog catalog, KnowledgeGraph graph, CurrentCaller caller) {
        return new ExchangeController(imports, new GraphExporter(graph, catalog), graph, caller, clock);
    }

    @Bean
    SparqlController sparqlController(
            KnowledgeGraph graph,
            ObjectProvider<KnowledgeSchema> schema,
            CurrentCaller caller,
            ControllerProperties properties) {
        SparqlQueries queries = new SparqlQueries(
                graph,
                schemaOf(schema),
                properties.sparqlTimeout(),
                properties.sparqlTriples(),
                properties.sparqlRows());
        return new SparqlController(queries, caller);
    }

    @Bean
    RevisionHeaders controllerRevisionHeaders(KnowledgeGraph graph) {
        return new RevisionHeaders(graph);
    }

    @Bean
    GraphCheck graphCheck(KnowledgeGraph graph, EntityCatalog catalog) {
        return new GraphCheck(graph, catalog);
    }

    @Bean
    SchemaAdministration schemaAdministration(
            ObjectProvider<KnowledgeSchema> schema,
            ObjectProvider<ShapeValidator> shapes,
            SchemaStore store,
            GraphCheck check,
            AuditTrail audit) {
        SchemaAdministration schemas =
                new SchemaAdministration(schemaOf(schema), shapesOf(shapes, schema), store, check, audit, clock);
        schemas.refresh();
        return schemas;
    }

    /** Brings in what another process on the same graph has changed of the schema. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService schemaRefresh(SchemaAdministration schemas) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("schema-refresh").factory());
        executor.scheduleWithFixedDelay(
                () -> {
                    try {
                        schemas.refresh();
                    } catch (KnowledgeProblem e) {
                        log.warn("The schema's documents could not be read again: {}", e.getMessage());
                    }
                },
                SCHEMA_AGE.toMillis(),
                SCHEMA_AGE.toMillis(),
                TimeUnit.MILLISECONDS);
        return executor;
    }

    @Bean
    SchemaController schemaController(
            SchemaAdministration schemas,
            GraphCheck check,
            ObjectProvider<KnowledgeSchema> schema,
            ObjectProvider<ShapeValidator> shapes,
            AuditTrail audit,
            CurrentCaller caller) {
        Validations validations = new Validations(
                check,
                schemaOf(schema),
                shapesOf(shapes, schema),
                audit,
                clock,
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("validation-", 0).factory()));
        return new SchemaController(schemas, validations, caller);
    }

    private synchronized KnowledgeSchema schemaOf(ObjectProvider<KnowledgeSchema> provider) {
        KnowledgeSchema known = provider.getIfAvailable();
        if (known != null) {
            return known;
        }
        if (ownSchema == null) {
            ownSchema = KnowledgeSchema.load().frozen();
        }
        return ownSchema;
    }

    private synchronized ShapeValidator shapesOf(
            ObjectProvider<ShapeValidator> provider, ObjectProvider<KnowledgeSchema> schema) {
        ShapeValidator known = provider.getIfAvailable();
        if (known != null) {
            return known;
        }
        if (ownShapes == null) {
            ownShapes = ShapeValidator.load(schemaOf(schema));
        }
        return ownShapes;
    }
}
