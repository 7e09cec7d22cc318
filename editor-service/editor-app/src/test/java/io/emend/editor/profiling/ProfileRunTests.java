package io.emend.editor.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.editing.profile.ModelProfile;
import io.emend.editing.profile.ProfileFiles;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An untrained three-layer model profiled on a graph of a dozen people. */
class ProfileRunTests {
    private static final Path MODEL = Path.of("../knowledge-editing/src/test/resources/hf/llama");
    private static final List<String> NAMES = List.of(
            "Ada Lovelace",
            "Alan Turing",
            "Grace Hopper",
            "Emmy Noether",
            "Niels Bohr",
            "Lise Meitner",
            "Max Planck",
            "Marie Curie",
            "Paul Dirac");
    private static final List<String> PLACES = List.of("London", "Paris", "Vienna");

    private static LanguageModel model;

    @TempDir
    Path temporary;

    private Path graph = Path.of("");
    private Path out = Path.of("");

    @BeforeAll
    static void load() {
        model = LanguageModel.load(MODEL, LoadOptions.defaults().withThreads(1));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @BeforeEach
    void write() throws IOException {
        graph = Files.createDirectories(temporary.resolve("graph"));
        out = temporary.resolve("out");
        StringBuilder labels = new StringBuilder("entity\tlabel\n");
        StringBuilder triples = new StringBuilder("head\trelation\ttail\n");
        for (int i = 0; i < PLACES.size(); i++) {
            labels.append("P%d\t%s\n".formatted(i, PLACES.get(i)));
        }
        for (int i = 0; i < NAMES.size(); i++) {
            labels.append("Q%d\t%s\n".formatted(i, NAMES.get(i)));
            triples.append("Q%d\tP19\tP%d\n".formatted(i, i % 3));
            triples.append("Q%d\tP20\tP%d\n".formatted(i, (i + 1) % 3));
        }
        Files.writeString(graph.resolve("labels.en.tsv"), labels);
        Files.writeString(graph.resolve("triples.tsv"), triples);
    }

    @Test
    void writesAProfileThatTheModelCanBeOpenedWith() throws IOException {
        SweptProfile swept = run(new ArrayList<>());

        swept.save(out);

        ModelProfile read = ProfileFiles.load(out, model.fingerprint());
        assertThat(read.fingerprint()).isEqualTo(swept.profile().fingerprint());
        int layer = read.settings().write().layers().getFirst();
        assertThat(read.statistics()).hasSize(1);
        assertThat(read.whitening(layer).size()).isEqualTo(model.config().mlpSize());
        assertThat(swept.layers()).hasSize(3).allMatch(LayerScore::tried);
        assertThat(Files.readString(out.resolve(ProfileFiles.JSON))).contains("\"sweep\"", "\"agreement\"");
        assertThat(UnfinishedProfile.folderIn(out)).doesNotExist();
    }

    @Test
    void choosesTheLayerThatScoresBest() {
        SweptProfile swept = run(new ArrayList<>());

        double best =
                swept.layers().stream().mapToDouble(LayerScore::score).max().orElseThrow();
        int chosen = swept.profile().settings().write().layers().getFirst();
        assertThat(swept.layers().get(chosen).score()).isEqualTo(best);
    }

    @Test
    void goesOnWhereAnInterruptedRunStood() {
        List<String> first = new ArrayList<>();
        assertThatThrownBy(() -> new ProfileRun(model, ProbeGraph.read(graph), options(), line -> {
                            first.add(line);
                            if (line.contains("layer 1: edit 1") || first.size() > 40) {
                                throw new IllegalStateException("interrupted");
                            }
                        })
                        .profile())
                .hasMessage("interrupted");

        List<String> second = new ArrayList<>();
        SweptProfile resumed = run(second);

        assertThat(first).anyMatch(line -> line.startsWith("covariances"));
        assertThat(second).noneMatch(line -> line.startsWith("covariances")).hasSizeLessThan(first.size() + 4);
        out = temporary.resolve("other");
        assertThat(resumed.profile().fingerprint())
                .isEqualTo(run(new ArrayList<>()).profile().fingerprint());
    }

    @Test
    void refusesAGraphWithTooFewFactsAndAnEmptyCorpus() throws IOException {
        Path empty = Files.writeString(temporary.resolve("empty.txt"), "\n\n");

        assertThatThrownBy(() -> new ProfileRun(
                                model, ProbeGraph.read(graph), parsed("--corpus", empty.toString()), line -> {})
                        .profile())
                .isInstanceOf(ProfilingException.class)
                .hasMessageContaining("no text");
        Files.writeString(graph.resolve("triples.tsv"), "head\trelation\ttail\nQ1\tP19\tP1\n");
        assertThatThrownBy(() -> run(new ArrayList<>()))
                .isInstanceOf(ProfilingException.class)
                .hasMessageContaining("fewer --edits");
    }

    @Test
    void saysWhatIsWrongWithItsOptions() {
        assertThatThrownBy(() -> ProfileOptions.of(List.of("a", "b", "--graph", "g")))
                .isInstanceOf(ProfileOptions.UsageException.class)
                .hasMessageContaining("one checkpoint folder");
        assertThatThrownBy(() -> ProfileOptions.of(List.of("a", "--graph", "g", "--layers", "x")))
                .isInstanceOf(ProfileOptions.UsageException.class)
                .hasMessageContaining("--layers");
        assertThatThrownBy(() -> ProfileOptions.of(List.of("a", "--graph", "g", "--speed", "9")))
                .isInstanceOf(ProfileOptions.UsageException.class)
                .hasMessageContaining("--speed");
        assertThat(ProfileOptions.of(List.of("a", "--graph", "g", "--layers", "0-2,5"))
                        .layers())
                .containsExactly(0, 1, 2, 5);
    }

    private SweptProfile run(List<String> lines) {
        return new ProfileRun(model, ProbeGraph.read(graph), options(), lines::add).profile();
    }

    private ProfileOptions options() {
        return parsed();
    }

    private ProfileOptions parsed(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of(MODEL.toString(), "--graph", graph.toString(), "--out", out.toString(), "--edits", "2"));
        arguments.addAll(List.of(more));
        return ProfileOptions.of(arguments);
    }
}
