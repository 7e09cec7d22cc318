package io.emend.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorFileTests {
    /** Numbers that float16 holds exactly. */
    private static final Map<String, float[]> TENSORS =
            Map.of("a", new float[] {1.5f, -2, 0}, "b", new float[] {1024, 0.125f});

    private static final Map<String, long[]> SHAPES = Map.of("a", new long[] {3}, "b", new long[] {1, 2});

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsWhatItWrote(boolean half) throws IOException {
        Path file = folder.resolve("tensors.safetensors");

        TensorFile.write(file, TENSORS, SHAPES, half);

        assertThat(TensorFile.read(file)).usingRecursiveComparison().isEqualTo(TENSORS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 40})
    void saysSoIfAFileIsCutShort(int length) throws IOException {
        Path file = folder.resolve("tensors.safetensors");
        TensorFile.write(file, TENSORS, SHAPES, false);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

        assertThatThrownBy(() -> TensorFile.read(file))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void saysSoIfAFileIsSomethingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.safetensors"), "This is no tensor file, only a sentence.");

        assertThatThrownBy(() -> TensorFile.read(file)).isInstanceOf(TrainingException.class);
    }
}
