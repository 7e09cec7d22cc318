package io.emend.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTests {
    @Test
    void writesAFolderWithACardThatTellsWhatTheModelRecalls(@TempDir Path folder)
            throws IOException, URISyntaxException {
        String graph = Path.of(Objects.requireNonNull(TrainCommandTests.class.getResource("/small-graph"))
                        .toURI())
                .toString();
        var shown = new ByteArrayOutputStream();
        var command = CommandLine.of(("--graph " + graph + " --out " + folder
                        + " --steps 2 --rows 2 --layers 1 --heads 2 --model 32" + " --hidden 64 --evaluate 40")
                .split(" "));

        TrainCommand.run(command, new PrintStream(shown, true, StandardCharsets.UTF_8));

        assertThat(folder).isDirectoryContaining("glob:**model.safetensors");
        assertThat(folder.resolve("README.md"))
                .content()
                .contains("2 steps of 2 rows of 128 tokens", "| en | statement | seen |", "Strangers");
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("asking it what it recalls");
    }
}
