package io.emend.controller.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.access.Role;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.exchange.ImportJobs;
import io.emend.controller.fixture.Client;
import io.emend.controller.fixture.Client.Reply;
import io.emend.controller.fixture.TestServer;
import io.emend.graph.BulkLoad;
import io.emend.graph.Ledger;
import io.emend.graph.exchange.Format;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.statement.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Data in and out, and SPARQL over it. */
final class ExchangeIT {
    private static ConfigurableApplicationContext server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = new SpringApplicationBuilder(TestServer.class)
                .profiles("demo")
                .run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
        client = new Client(
                Integer.parseInt(Objects.requireNonNull(server.getEnvironment().getProperty("local.server.port"))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void importsRowsAndReportsWhatCouldNotBeTaken() {
        Reply reply = client.send(
                "POST",
                "demo-admin",
                "/v1/imports",
                "head,relation,tail\nAnn,occupation,Singer\nAnn,birthplcae,Paris\n",
                Map.of("Content-Type", "text/csv"));

        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        assertThat(reply.body().path("added").asInt()).isEqualTo(1);
        assertThat(reply.body().at("/problems/0/row").asInt()).isEqualTo(3);
        assertThat(client.get("demo-reader", "/v1/facts?subject=Ann&relation=occupation")
                        .body()
                        .at("/items/0/object/label")
                        .asString())
                .isEqualTo("Singer");
    }

    @Test
    void tellsWhatAnImportDid() {
        client.send(
                "POST",
                "demo-admin",
                "/v1/imports?job=told",
                "head,relation,tail\nBen,occupation,Singer\n",
                Map.of("Content-Type", "text/csv"));

        Reply told = client.get("demo-admin", "/v1/imports/told");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.text("status")).isEqualTo("FINISHED");
        assertThat(told.body().at("/report/added").asInt()).isEqualTo(1);
        assertThat(client.get("demo-admin", "/v1/imports/other").status()).isEqualTo(404);
    }

    @Test
    void tellsHowFarARunningImportIs() throws IOException {
        ImportJobs jobs = server.getBean(ImportJobs.class);
        List<String> seen = new ArrayList<>();
        InputStream slow = new SequenceInputStream(
                new ByteArrayInputStream("head,relation,tail\n".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() {
                        seen.add(client.get("demo-admin", "/v1/imports/slow").text("status"));
                        return -1;
                    }
                });
        try (slow) {
            jobs.run(
                    new ImportHeader("slow", "admin", Instant.EPOCH, null, null),
                    new Author("admin", Role.ADMIN, "key-admin"),
                    Format.CSV,
                    slow);
        }

        assertThat(seen).isNotEmpty().containsOnly("RUNNING");
    }

    @Test
    void takesBackAnImportThatStoppedHalfWay() {
        try (BulkLoad load = server.getBean(Ledger.class)
                .beginImport(new ImportHeader("half", "admin", Instant.EPOCH, null, null))) {
            load.statements(List.of(new Content("Q2", "P106", "Q11", null, null)));
        }

        Reply waiting = client.get("demo-admin", "/v1/imports");
        int discarded = client.send("DELETE", "demo-admin", "/v1/imports/half", null, Map.of())
                .status();

        assertThat(waiting.body().at("/items/0/status").asString()).isEqualTo("UNFINISHED");
        assertThat(waiting.body().at("/items/0/rows").asInt()).isEqualTo(1);
        assertThat(discarded).isEqualTo(204);
        assertThat(client.send("DELETE", "demo-admin", "/v1/imports/half", null, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(server.getBean(Ledger.class).unfinishedImport()).isEmpty();
    }

    @Test
    void letsOnlyAnAdministratorImport() {
        Reply reply = client.send(
                "POST", "demo-alice", "/v1/imports", "head,relation,tail\n", Map.of("Content-Type", "text/csv"));

        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void refusesAFormatItDoesNotKnow() {
        Reply reply =
                client.send("POST", "demo-admin", "/v1/imports", "%PDF", Map.of("Content-Type", "application/pdf"));

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.text("code")).isEqualTo("unsupported-media-type");
    }

    @Test
    void exportsTheLiveGraph() {
        String turtle =
                client.get("demo-reader", "/v1/exports?format=turtle").raw().body();
        String csv = client.send("GET", "demo-reader", "/v1/exports", null, Map.of("Accept", "text/csv"))
                .raw()
                .body();

        assertThat(turtle).contains("P19");
        assertThat(csv).startsWith("head,relation,tail").contains("Q2,P19,Q11");
    }

    @Test
    void answersAQueryOverFactsAndNames() {
        Reply reply = query("""
                PREFIX wdt: <http://www.wikidata.org/prop/direct/>
                PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                SELECT ?name WHERE { ?person rdfs:label "Bob"@en ; wdt:P19 ?place . ?place rdfs:label ?name }""");

        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        assertThat(reply.body().at("/results/bindings/0/name/value").asString()).isEqualTo("London");
    }

    @Test
    void answersYesOrNo() {
        Reply reply = query("ASK { <http://www.wikidata.org/entity/Q2> ?p <http://www.wikidata.org/entity/Q11> }");

        assertThat(reply.body().path("boolean").asBoolean()).isTrue();
    }

    @Test
    void constructsGraphs() {
        Reply reply = query("CONSTRUCT { ?s <urn:x> ?o } WHERE { ?s <http://www.wikidata.org/prop/direct/P19> ?o }");

        assertThat(reply.header("Content-Type")).startsWith("text/turtle");
        assertThat(reply.raw().body()).contains("<urn:x>");
    }

    @Test
    void refusesWhateverWouldWriteOrCallElsewhere() {
        for (String query : new String[] {
            "DELETE WHERE { ?s ?p ?o }",
            "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
            "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
            "SELECT nonsense",
            "SELECT * WHERE { ?s ?p ?o BIND(<java:java.lang.Runtime>(?s) AS ?x) }"
        }) {
            Reply reply = query(query);
            assertThat(reply.status()).as(query).isEqualTo(400);
            assertThat(reply.text("code")).as(query).isEqualTo("malformed-request");
        }
    }

    private static Reply query(String query) {
        return client.get("demo-reader", "/v1/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }
}
