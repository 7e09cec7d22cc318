package io.emend.controller;

import io.emend.access.CurrentCaller;
import io.emend.contract.model.EditorApi;
import io.emend.controller.adapter.SchemaRelationNames;
import io.emend.controller.api.AnswerController;
import io.emend.controller.api.AuditController;
import io.emend.controller.api.ExchangeController;
import io.emend.controller.api.KnowledgeController;
import io.emend.controller.api.RevisionHeaders;
import io.emend.controller.api.SparqlController;
import io.emend.controller.domain.answer.Answering;
import io.emend.controller.domain.change.ChangeLog;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.exchange.ImportJobs;
import io.emend.controller.domain.graph.GraphMemory;
import io.emend.controller.domain.read.Reading;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.controller.sparql.SparqlQueries;
import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import io.emend.graph.exchange.GraphExporter;
import io.emend.graph.exchange.GraphImporter;
import io.emend.graph.store.AuditLog;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads of the graph, answers, import and export, SPARQL, the audit. */
@Configuration(proxyBeanMethods = false)
class ReadingModule {
    private final Clock clock = Clock.systemUTC();

    @Bean
    KnowledgeController knowledgeController(
            GraphMemory memory, SchemaInUse schema, OperationResolver resolver, CurrentCaller caller) {
        return new KnowledgeController(new Reading(memory, schema.schema(), resolver), caller);
    }

    @Bean
    AnswerController answerController(
            KnowledgeGraph graph, SchemaInUse schema, EditorApi editor, CurrentCaller caller) {
        return new AnswerController(new Answering(graph, schema.schema(), editor), caller);
    }

    @Bean
    AuditController auditController(AuditLog log, CurrentCaller caller) {
        return new AuditController(log, caller);
    }

    @Bean
    ImportJobs importJobs(
            Ledger ledger, EntityCatalog catalog, SchemaInUse schema, AuditTrail audit, ChangeLog changes) {
        GraphImporter importer = new GraphImporter(ledger, catalog, new SchemaRelationNames(schema.schema()));
        return new ImportJobs(importer, audit, changes, clock);
    }

    @Bean
    ExchangeController exchangeController(
            ImportJobs imports, EntityCatalog catalog, KnowledgeGraph graph, CurrentCaller caller) {
        return new ExchangeController(imports, new GraphExporter(graph, catalog), graph, caller, clock);
    }

    @Bean
    SparqlController sparqlController(
            KnowledgeGraph graph, SchemaInUse schema, CurrentCaller caller, ControllerProperties properties) {
        SparqlQueries queries = new SparqlQueries(
                graph,
                schema.schema(),
                properties.sparqlTimeout(),
                properties.sparqlTriples(),
                properties.sparqlRows());
        return new SparqlController(queries, caller);
    }

    @Bean
    RevisionHeaders controllerRevisionHeaders(KnowledgeGraph graph) {
        return new RevisionHeaders(graph);
    }
}
