package io.emend.controller.sparql;

import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Unavailable;
import io.emend.graph.KnowledgeGraph;
import io.emend.schema.KnowledgeSchema;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;

/** Answers SPARQL queries over the live graph. Updates, remote services and foreign data are not possible. Thread-safe. */
public final class SparqlQueries {
    private static final int LONGEST_QUERY = 20_000;
    private static final String JAVA_FUNCTION = "<java:";

    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;
    private final Duration timeout;
    private final int mostTriples;
    private final int mostRows;

    /**
     * @param timeout longest time for one query
     * @param mostTriples most triples one query may look at
     * @param mostRows most rows of an answer; further ones are cut off
     */
    public SparqlQueries(
            KnowledgeGraph graph, KnowledgeSchema schema, Duration timeout, int mostTriples, int mostRows) {
        this.graph = graph;
        this.schema = schema;
        this.timeout = timeout;
        this.mostTriples = mostTriples;
        this.mostRows = mostRows;
    }

    /** How rows and truth values are written. */
    public enum RowFormat {
        JSON("application/sparql-results+json", ResultSetLang.RS_JSON),
        XML("application/sparql-results+xml", ResultSetLang.RS_XML),
        CSV("text/csv", ResultSetLang.RS_CSV),
        TSV("text/tab-separated-values", ResultSetLang.RS_TSV);

        private final String mediaType;
        private final Lang lang;

        RowFormat(String mediaType, Lang lang) {
            this.mediaType = mediaType;
            this.lang = lang;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** An answer, ready to be sent. */
    public record Result(String mediaType, byte[] body) {}

    /**
     * Answers a query: SELECT and ASK in the format asked for, CONSTRUCT and DESCRIBE as Turtle.
     *
     * @throws Malformed if it is no SPARQL query, or asks for what is not possible here
     * @throws Unavailable if it takes too long
     */
    public Result answer(String text, RowFormat format) {
        Query query = parse(text);
        Graph live = new LiveRdfGraph(graph, schema, mostTriples);
        try (QueryExec execution = QueryExec.graph(live)
                .query(query)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .set(ARQ.httpServiceAllowed, false)
                .build()) {
            return run(query, execution, format);
        } catch (QueryTooWide e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        } catch (QueryCancelledException e) {
            throw new Unavailable(
                    "The query took longer than %d s; make it more specific.".formatted(timeout.toSeconds()), Map.of());
        } catch (QueryException e) {
            throw new Malformed("The query cannot be answered: " + e.getMessage());
        }
    }

    private Result run(Query query, QueryExec execution, RowFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (query.isSelectType()) {
            RowSet rows = execution.select();
            RowSetWriterRegistry.getFactory(format.lang).create(format.lang).write(out, rows, ARQ.getContext());
            return new Result(format.mediaType(), out.toByteArray());
        }
        if (query.isAskType()) {
            RowSetWriterRegistry.getFactory(format.lang)
                    .create(format.lang)
                    .write(out, execution.ask(), ARQ.getContext());
            return new Result(format.mediaType(), out.toByteArray());
        }
        Graph built = query.isConstructType() ? execution.construct() : execution.describe();
        RDFWriter.source(built).lang(Lang.TURTLE).output(out);
        return new Result("text/turtle", out.toByteArray());
    }

    private Query parse(String text) {
        if (text.length() > LONGEST_QUERY) {
            throw new Malformed.TooLarge(
                    "A query has at most %d characters; found %d.".formatted(LONGEST_QUERY, text.length()),
                    Map.of("limit", LONGEST_QUERY, "found", text.length()));
        }
        Query query;
        try {
            query = QueryFactory.create(text);
        } catch (QueryException e) {
            throw new Malformed("That is not a SPARQL query (updates are not possible here): " + e.getMessage());
        }
        if (query.hasDatasetDescription() || text.contains(JAVA_FUNCTION) || callsService(query)) {
            throw new Malformed("Only this server's graph can be asked: leave out FROM, SERVICE and java: functions.");
        }
        if (query.isSelectType() && (!query.hasLimit() || query.getLimit() > mostRows)) {
            query.setLimit(mostRows);
        }
        return query;
    }

    private static boolean callsService(Query query) {
        boolean[] found = {false};
        if (query.getQueryPattern() != null) {
            ElementWalker.walk(query.getQueryPattern(), new ElementVisitorBase() {
                @Override
                public void visit(ElementService service) {
                    found[0] = true;
                }
            });
        }
        return found[0];
    }
}
