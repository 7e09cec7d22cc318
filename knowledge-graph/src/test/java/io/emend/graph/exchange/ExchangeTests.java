package io.emend.graph.exchange;

import static io.emend.graph.contract.TestGraphs.NOON;
import static io.emend.graph.contract.TestGraphs.canonical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.problem.Malformed;
import io.emend.graph.GraphPorts;
import io.emend.graph.contract.TestGraphs;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.memory.InMemoryGraph;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExchangeTests {
    private static final Map<String, String> RELATIONS =
            Map.of("capital", "P36", "first_president", "first_president", "place of birth", "P19");

    private final GraphPorts graph = InMemoryGraph.empty();
    private final GraphImporter importer = new GraphImporter(graph.ledger(), graph.catalog(), ExchangeTests::relation);

    @Test
    void readsOneEditsRowsAndMakesEntitiesOfNames() {
        ImportReport report = read(Format.CSV, """
                head,relation,tail
                America,capital,Washington_D.C.
                America,first_president,George_Washington
                """);

        assertThat(report.added()).isEqualTo(2);
        assertThat(report.rejected()).isZero();
        EntityRecord america = graph.knowledge().entitiesByName("america").getFirst();
        EntityRecord washington =
                graph.knowledge().entitiesByName("Washington D.C.").getFirst();
        assertThat(washington.label()).isEqualTo("Washington D.C.");
        assertThat(canonical(graph)).contains(america.id() + "\tP36\t" + washington.id() + "\t\t");
    }

    @Test
    void findsEntitiesThatTheGraphHasByTheirNames() {
        TestGraphs.loadSmallWorld(graph);

        read(Format.TSV, "head\trelation\ttail\nPierre Curie\tplace of birth\tcity of light\nQ1\tP20\tQ10\n");

        assertThat(canonical(graph)).hasSize(8).contains("Q1\tP20\tQ10\t\t");
    }

    @Test
    void reportsEveryRowThatItCannotTakeAndTakesTheOthers() {
        ImportReport report = read(Format.CSV, """
                head,relation,tail,validFrom
                America,capital,Washington,
                America,likes,Paris,
                ,capital,Paris,
                "Smith, John",place of birth,"a ""quoted"" town",1990
                Bob,place of birth,Paris,yesterday
                America,capital,Washington,
                """);

        assertThat(report.rows()).isEqualTo(6);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(report.problems()).extracting(RowProblem::row).containsExactly(3L, 4L, 6L);
        assertThat(report.problems().getFirst().reason()).contains("no relation \"likes\"");
        assertThat(graph.knowledge().entitiesByName("Smith, John")).hasSize(1);
    }

    @Test
    void refusesATableWithoutItsColumnsAndLeavesNothingBehind() {
        assertThatThrownBy(() -> read(Format.CSV, "a,b,c\n1,2,3\n"))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("head, relation and tail");
        assertThatThrownBy(() -> read(Format.TURTLE, "<a> <b")).isInstanceOf(Malformed.class);

        assertThat(graph.knowledge().state().revision()).isZero();
        assertThat(read(Format.CSV, "head,relation,tail\nQ1,P19,Q2\n").revision())
                .isEqualTo(1);
    }

    @Test
    void goesOnAfterTheInputBrokeOff() {
        ImportHeader header = new ImportHeader("long", "bob", NOON, null, null);
        List<String> rows = new ArrayList<>(List.of("head,relation,tail"));
        for (int i = 0; i < 24_000; i++) {
            rows.add("Person " + i + ",place of birth,Town " + i % 7);
        }
        String text = String.join("\n", rows);
        InputStream broken = new SequenceInputStream(bytes(text.substring(0, text.length() / 2)), new BrokenStream());
        assertThatThrownBy(() -> importer.run(header, Format.CSV, broken, progress -> {}))
                .isInstanceOf(UncheckedIOException.class);

        ImportReport report = importer.run(header, Format.CSV, bytes(text), progress -> {});

        assertThat(report.rows()).isEqualTo(24_000);
        assertThat(report.added()).isEqualTo(14_000);
        assertThat(canonical(graph)).hasSize(24_000);
        assertThat(graph.knowledge().entitiesByName("Town 3")).hasSize(1);
        assertThat(graph.ledger().isIntact()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void readsBackWhatItWrote(Format format) {
        TestGraphs.loadSmallWorld(graph);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new GraphExporter(graph.knowledge(), graph.catalog()).export(format, written);

        GraphPorts copy = InMemoryGraph.empty();
        ImportReport report = new GraphImporter(copy.ledger(), copy.catalog(), ExchangeTests::relation)
                .run(header(), format, new ByteArrayInputStream(written.toByteArray()), progress -> {});

        assertThat(report.problems()).isEmpty();
        boolean rdf = format != Format.CSV && format != Format.TSV;
        List<String> expected = canonical(graph).stream()
                .map(line -> rdf ? line.replaceAll("\t[0-9-]+\t[0-9-]+$", "\t\t") : line)
                .toList();
        assertThat(canonical(copy)).containsExactlyInAnyOrderElementsOf(expected);
        if (rdf) {
            assertThat(copy.knowledge().entities(List.of("Q1", "Q3", "Q10")))
                    .isEqualTo(graph.knowledge().entities(List.of("Q1", "Q3", "Q10")));
        }
    }

    @Test
    void keepsLiteralsInEveryRdfFormat() {
        ImportReport report = read(Format.TURTLE, """
                @prefix wd: <http://www.wikidata.org/entity/> .
                @prefix wdt: <http://www.wikidata.org/prop/direct/> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                wd:Q1 wdt:P569 "1815-12-10"^^xsd:date ; wdt:P1477 "Augusta Ada Byron" ; <http://example.org/likes> wd:Q2 .
                """);

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(canonical(graph))
                .containsExactly("Q1\tP1477\t\"Augusta Ada Byron\"^^string\t\t", "Q1\tP569\t\"1815-12-10\"^^date\t\t");
    }

    @Test
    void knowsFormatsByMediaTypeExtensionAndName() {
        assertThat(Format.of("text/csv; charset=utf-8")).contains(Format.CSV);
        assertThat(Format.of("ttl")).contains(Format.TURTLE);
        assertThat(Format.of("JSON-LD")).contains(Format.JSON_LD);
        assertThat(Format.of("ntriples")).contains(Format.N_TRIPLES);
        assertThat(Format.of("xlsx")).isEmpty();
    }

    private ImportReport read(Format format, String text) {
        return importer.run(header(), format, bytes(text), progress -> {});
    }

    private static ImportHeader header() {
        return new ImportHeader("job", "bob", NOON, null, null);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> relation(String name) {
        String local = name.substring(name.lastIndexOf('/') + 1);
        return local.matches("P[0-9]+") ? Optional.of(local) : Optional.ofNullable(RELATIONS.get(name));
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the line went dead");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }
    }
}
