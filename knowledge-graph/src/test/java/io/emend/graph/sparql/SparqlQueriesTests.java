package io.emend.graph.sparql;

import static io.emend.graph.contract.TestGraphs.edit;
import static io.emend.graph.contract.TestGraphs.only;
import static io.emend.graph.contract.TestGraphs.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Unavailable;
import io.emend.graph.GraphPorts;
import io.emend.graph.contract.TestGraphs;
import io.emend.graph.memory.InMemoryGraph;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparqlQueriesTests {
    private static final String PREFIXES = """
            PREFIX wd: <http://www.wikidata.org/entity/>
            PREFIX wdt: <http://www.wikidata.org/prop/direct/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            """;
    private static final String BORN =
            "SELECT ?name WHERE { wd:Q1 wdt:P19 ?place . ?place rdfs:label ?name FILTER(lang(?name) = 'en') }";

    private final GraphPorts graph = InMemoryGraph.empty();
    private final SparqlQueries queries = new SparqlQueries(graph.knowledge(), graph.catalog(), Duration.ofSeconds(20));

    @BeforeEach
    void load() {
        TestGraphs.loadSmallWorld(graph);
    }

    @Test
    void joinsFactsAndLabels() {
        SparqlAnswer answer = ask(BORN, SparqlFormat.CSV);

        assertThat(answer.body()).isEqualToIgnoringNewLines("name\r\nLondon\r\n");
        assertThat(answer.mediaType()).isEqualTo("text/csv");
        assertThat(answer.revision()).isEqualTo(1);
    }

    @Test
    void followsEveryRevision() {
        assertThat(ask(BORN, SparqlFormat.CSV).body()).contains("London");
        graph.ledger()
                .commit(edit(graph, "e-1", List.of(only(graph, "Q1", "P19")), planned("s-1", "Q1", "P19", "Q11")));

        SparqlAnswer answer = ask(BORN, SparqlFormat.CSV);

        assertThat(answer.body()).contains("Paris").doesNotContain("London");
        assertThat(answer.revision()).isEqualTo(2);
        assertThat(ask("SELECT (COUNT(*) AS ?n) WHERE { ?s wdt:P19 ?o }", SparqlFormat.CSV)
                        .body())
                .contains("4");
    }

    @Test
    void writesTheFormatThatFitsTheKindOfQuery() {
        assertThat(ask("ASK { wd:Q1 wdt:P19 wd:Q10 }", SparqlFormat.JSON).body())
                .contains("true");
        assertThat(ask(BORN, SparqlFormat.TURTLE).mediaType()).isEqualTo(SparqlFormat.JSON.mediaType());
        SparqlAnswer triples = ask("CONSTRUCT { ?s wdt:P19 ?o } WHERE { ?s wdt:P19 ?o }", SparqlFormat.N_TRIPLES);
        assertThat(triples.body().lines()).hasSize(4);
        assertThat(SparqlFormat.accepting("text/html, text/csv;q=0.9")).isEqualTo(SparqlFormat.CSV);
        assertThat(SparqlFormat.accepting("*/*")).isEqualTo(SparqlFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT DATA { wd:Q1 wdt:P19 wd:Q11 }",
                "DROP ALL",
                "SELECT * FROM <http://127.0.0.1/secret> WHERE { ?s ?p ?o }",
                "SELECT * FROM NAMED <file:///etc/passwd> WHERE { GRAPH ?g { ?s ?p ?o } }",
                "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
                "PREFIX f: <java:java.lang.> SELECT (f:System('x') AS ?y) WHERE { }",
                "SELECT nonsense"
            })
    void refusesWhatIsNoQueryOfThisGraph(String text) {
        assertThatThrownBy(() -> ask(text, SparqlFormat.JSON)).isInstanceOf(Malformed.class);
    }

    @Test
    void stopsAQueryThatTakesTooLong() {
        SparqlQueries impatient = new SparqlQueries(graph.knowledge(), graph.catalog(), Duration.ofMillis(50));
        String product = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }";

        assertThatThrownBy(() -> impatient.answer(product, SparqlFormat.JSON))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("50 ms");
    }

    @Test
    void refusesAnEndlessQuery() {
        assertThatThrownBy(() -> ask("#".repeat(30_000), SparqlFormat.JSON)).isInstanceOf(Malformed.TooLarge.class);
    }

    private SparqlAnswer ask(String query, SparqlFormat format) {
        return queries.answer(PREFIXES + query, format);
    }
}
