package io.emend.editing.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.editing.Change;
import io.emend.editing.Cloze;
import io.emend.editing.EditException;
import io.emend.editing.EditRequest;
import io.emend.editing.SlotSubject;
import io.emend.editing.TargetFact;
import io.emend.editing.TinyModel;
import io.emend.editing.storage.ContentHash;
import io.emend.editing.storage.TensorFile;
import io.emend.lm.LanguageModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetCodesTests {
    private static final String MODEL = "sha256:0123";

    @TempDir
    private Path folder;

    /** Objects Q1 = (1, 0) and Q2 = (0, 1); relation P19 has the rows (1, 2, 3) and (10, 20, 30). */
    @BeforeEach
    void write() throws IOException {
        write(folder, MODEL);
    }

    private static void write(Path folder, String model) throws IOException {
        TreeMap<String, TensorFile.Tensor> tensors = new TreeMap<>();
        tensors.put("objects", halves(new int[] {2, 2}, 1, 0, 0, 1));
        tensors.put("relations", halves(new int[] {2, 3}, 1, 2, 3, 10, 20, 30));
        byte[] bytes = new TensorFile(new TreeMap<>(), tensors).encode();
        Files.write(folder.resolve(TargetCodes.TENSORS), bytes);
        Files.writeString(folder.resolve(TargetCodes.JSON), """
                {"format": "emend-codes-1", "model": "%s", "tensors": "%s", "layer": 1,
                 "relations": ["P19"], "objects": ["Q1", "Q2"]}
                """.formatted(model, ContentHash.ofBytes(bytes)));
    }

    private static TensorFile.Tensor halves(int[] shape, float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putShort(Float.floatToFloat16(value));
        }
        return new TensorFile.Tensor("F16", shape, buffer.array());
    }

    @Test
    void givesTheNewObjectsVectorLessTheOldOnesThroughTheRelationsMatrix() {
        TargetCodes codes = TargetCodes.load(folder, MODEL).orElseThrow();

        assertThat(codes.deltaD(new Change("P19", "Q2", Optional.of("Q1")))).hasValue(new float[] {9, 18, 27});
        assertThat(codes.deltaD(new Change("P19", "Q2", Optional.empty()))).hasValue(new float[] {10, 20, 30});
        assertThat(codes.deltaD(new Change("P19", "Q2", Optional.of("Q9")))).hasValue(new float[] {10, 20, 30});
    }

    @Test
    void knowsNothingOfOtherRelationsAndObjects() {
        TargetCodes codes = TargetCodes.load(folder, MODEL).orElseThrow();

        assertThat(codes.deltaD(new Change("P20", "Q2", Optional.empty()))).isEmpty();
        assertThat(codes.deltaD(new Change("P19", "Q3", Optional.empty()))).isEmpty();
    }

    @Test
    void aFolderNeedHaveNone(@TempDir Path other) {
        assertThat(TargetCodes.load(other, MODEL)).isEmpty();
    }

    @Test
    void refusesCodesOfAnotherModelAndDamagedOnes() throws IOException {
        assertThatThrownBy(() -> TargetCodes.load(folder, "sha256:4567"))
                .isInstanceOf(EditException.ProfileMismatch.class)
                .hasMessageContaining("belong to checkpoint");

        Path tensors = folder.resolve(TargetCodes.TENSORS);
        byte[] bytes = Files.readAllBytes(tensors);
        bytes[bytes.length - 1] ^= 1;
        Files.write(tensors, bytes);
        assertThatThrownBy(() -> TargetCodes.load(folder, MODEL))
                .isInstanceOf(EditException.ProfileMismatch.class)
                .hasMessageContaining("damaged");

        Files.writeString(folder.resolve(TargetCodes.JSON), "{\"format\": ");
        assertThatThrownBy(() -> TargetCodes.load(folder, MODEL)).isInstanceOf(EditException.ProfileMismatch.class);
    }

    @Test
    void aProfileWithCodesIsAnotherProfileAndBeginsSearchesThere(@TempDir Path profileFolder) throws IOException {
        try (LanguageModel model = TinyModel.load()) {
            ModelProfile without = TinyModel.profile(model);
            ProfileFiles.save(without, profileFolder);
            write(profileFolder, model.fingerprint());

            ModelProfile with = ProfileFiles.load(profileFolder, model.fingerprint());

            assertThat(with.fingerprint()).isNotEqualTo(without.fingerprint());
            assertThat(with.withSettings(without.settings()).start(request(), 1))
                    .hasValue(new float[] {11, 22, 33});
            assertThat(with.start(request(), 0)).isEmpty();
            assertThat(without.start(request(), 1)).isEmpty();
        }
    }

    /** Two facts that codes know and one that they do not. */
    private static EditRequest request() {
        List<Cloze> wordings = List.of(new Cloze("Ann was born in", "Rome"));
        return new EditRequest(
                SlotSubject.of("Q7", "Ann"),
                List.of(
                        new TargetFact(
                                "a", Optional.of(new Change("P19", "Q1", Optional.empty())), wordings, List.of()),
                        new TargetFact(
                                "b", Optional.of(new Change("P19", "Q2", Optional.empty())), wordings, List.of()),
                        new TargetFact("c", wordings, List.of())),
                List.of(),
                List.of());
    }
}
