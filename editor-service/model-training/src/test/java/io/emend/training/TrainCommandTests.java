package io.emend.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTests {
    private static final String SMALL = " --steps 2 --rows 2 --layers 1 --heads 2 --model 32 --hidden 64 --evaluate 40";

    @Test
    void writesAFolderWithACardThatTellsWhatTheModelRecalls(@TempDir Path folder)
            throws IOException, URISyntaxException {
        var shown = new ByteArrayOutputStream();

        TrainCommand.run(command(folder, ""), new PrintStream(shown, true, StandardCharsets.UTF_8));

        assertThat(folder).isDirectoryContaining("glob:**model.safetensors");
        assertThat(folder.resolve("README.md"))
                .content()
                .contains("2 steps of 2 rows of 128 tokens", "| en | statement | seen |", "Strangers");
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("asking it what it recalls");
    }

    @Test
    void writesWhatStoodForEditsBesideTheModel(@TempDir Path folder) throws IOException, URISyntaxException {
        TrainCommand.run(command(folder, ""), silent());

        assertThat(folder.resolve("emend-codes.json")).content().contains("\"layer\": 0", "\"P19\"", "sha256:");
        assertThat(TensorFile.read(folder.resolve("emend-codes.safetensors"))).containsOnlyKeys("objects", "relations");
    }

    @Test
    void goesOnFromAnEarlierModelAndSaysSo(@TempDir Path folder) throws IOException, URISyntaxException {
        Path first = folder.resolve("first");
        TrainCommand.run(command(first, ""), silent());

        TrainCommand.run(command(folder.resolve("second"), " --from " + first + " --rate 0.001"), silent());

        assertThat(folder.resolve("second").resolve("README.md")).content().contains("from the weights of first");
    }

    @Test
    void refusesToGoOnFromWhatIsNoModel(@TempDir Path folder) throws IOException, URISyntaxException {
        CommandLine command = command(folder.resolve("out"), " --from " + folder);

        assertThatThrownBy(() -> TrainCommand.run(command, silent()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("does not exist");

        TensorFile.write(folder.resolve("model.safetensors"), Map.of("other", new float[] {1}), Map.of(), true);
        assertThatThrownBy(() -> TrainCommand.run(command, silent()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("none that this command made");
    }

    private static CommandLine command(Path out, String further) throws URISyntaxException {
        Path graph = Path.of(Objects.requireNonNull(TrainCommandTests.class.getResource("/small-graph"))
                .toURI());
        return CommandLine.of(("--graph " + graph + " --out " + out + SMALL + further).split(" "));
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
