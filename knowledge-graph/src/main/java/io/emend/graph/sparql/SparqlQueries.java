package io.emend.graph.sparql;

import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Unavailable;
import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionDatasetBuilder;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.shared.JenaException;

/**
 * Answers SPARQL 1.1 queries. Nothing but the graph can be reached: updates do not parse, and SERVICE, FROM and functions that
 * load Java classes are refused. Thread-safe.
 */
public final class SparqlQueries {
    private static final int MAX_QUERY_CHARACTERS = 20_000;
    private static final long MAX_ROWS = 10_000;
    private static final String JAVA_FUNCTION = "<java:";
    private final GraphMirror mirror;
    private final Duration timeout;

    /** @param timeout longest time a query may take */
    public SparqlQueries(KnowledgeGraph knowledge, EntityCatalog catalog, Duration timeout) {
        this.mirror = new GraphMirror(knowledge, catalog);
        this.timeout = timeout;
    }

    /**
     * Answers a query at the newest revision, at most {@value #MAX_ROWS} rows or triples.
     *
     * @param format a table format asked of CONSTRUCT or DESCRIBE becomes Turtle, a triple format asked of SELECT or ASK JSON
     * @throws Malformed if the query does not parse, is an update, or asks for what is refused
     * @throws Unavailable if it takes longer than the timeout
     */
    public SparqlAnswer answer(String text, SparqlFormat format) {
        Query query = parse(text);
        if (!query.isAskType() && (!query.hasLimit() || query.getLimit() > MAX_ROWS)) {
            query.setLimit(MAX_ROWS);
        }
        boolean table = query.isSelectType() || query.isAskType();
        SparqlFormat fitting = table == format.isTable() ? format : (table ? SparqlFormat.JSON : SparqlFormat.TURTLE);
        try {
            return mirror.read(
                    (graph, revision) -> new SparqlAnswer(fitting.mediaType(), run(query, graph, fitting), revision));
        } catch (QueryCancelledException e) {
            throw slow(e);
        } catch (JenaException e) {
            throw new Malformed("The query cannot be answered: " + e.getMessage());
        }
    }

    private static Query parse(String text) {
        if (text.length() > MAX_QUERY_CHARACTERS) {
            throw new Malformed.TooLarge(
                    "A query has at most " + MAX_QUERY_CHARACTERS + " characters; found " + text.length() + ".",
                    Map.of("limit", MAX_QUERY_CHARACTERS, "found", text.length()));
        }
        Query query;
        try {
            query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        } catch (QueryException e) {
            throw new Malformed("Expected a SPARQL 1.1 query; " + e.getMessage());
        }
        Query expanded = query.cloneQuery();
        expanded.getPrefixMapping().clearNsPrefixMap();
        String full = expanded.toString();
        if (query.hasDatasetDescription()) {
            throw new Malformed("A query asks this graph alone: FROM and FROM NAMED are not allowed.");
        }
        if (full.contains(JAVA_FUNCTION)) {
            throw new Malformed("Functions from Java classes are not allowed.");
        }
        return query;
    }

    private String run(Query query, Graph graph, SparqlFormat format) {
        Model model = ModelFactory.createModelForGraph(graph);
        try (QueryExecution execution = QueryExecutionDatasetBuilder.create()
                .query(query)
                .model(model)
                .set(ARQ.httpServiceAllowed, false)
                .overallTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .build()) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            if (query.isSelectType()) {
                ResultSetMgr.write(output, execution.execSelect(), lang(format));
            } else if (query.isAskType()) {
                ResultSetMgr.write(output, execution.execAsk(), lang(format));
            } else {
                Model result = query.isConstructType() ? execution.execConstruct() : execution.execDescribe();
                RDFDataMgr.write(output, result, lang(format));
            }
            return output.toString(StandardCharsets.UTF_8);
        }
    }

    private static Lang lang(SparqlFormat format) {
        return switch (format) {
            case JSON -> ResultSetLang.RS_JSON;
            case XML -> ResultSetLang.RS_XML;
            case CSV -> ResultSetLang.RS_CSV;
            case TSV -> ResultSetLang.RS_TSV;
            case TURTLE -> Lang.TURTLE;
            case N_TRIPLES -> Lang.NTRIPLES;
        };
    }

    private Unavailable slow(Throwable cause) {
        Unavailable problem = new Unavailable(
                "The query took longer than " + timeout.toMillis() + " ms; ask for less, or add a LIMIT.");
        problem.initCause(cause);
        return problem;
    }
}
