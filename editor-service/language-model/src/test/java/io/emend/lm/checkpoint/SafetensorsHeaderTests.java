package io.emend.lm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.emend.lm.CheckpointException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsHeaderTests {
    private static final Path SOUND = Path.of("src/test/resources/hf/llama/model.safetensors");
    private static final int MUTATIONS = 12_000;

    @TempDir
    private Path folder;

    @Test
    void readsNamesShapesAndPlaces() {
        var tensors = SafetensorsHeader.read(SOUND).tensors();

        TensorEntry norm = Objects.requireNonNull(tensors.get("model.norm.weight"));
        assertThat(norm.type()).isEqualTo(TensorType.F32);
        assertThat(norm.shape()).containsExactly(64L);
        assertThat(norm.bytes()).isEqualTo(256);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | occupies 4 bytes",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[9],\"data_offsets\":[0,36]}} | of 16 data bytes",
                "{\"a\":{\"dtype\":\"Q4\",\"shape\":[4],\"data_offsets\":[0,16]}} | unknown type 'Q4'",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-4],\"data_offsets\":[0,16]}} | negative size",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,16],\"data_offsets\":[0,16]}} | impossible shape",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[4,16]}} | overlaps another",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[12,16]}} | leaves a hole",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | belong to no tensor",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]},\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[16,16]}} | listed twice",
                "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,16]}} | lacks a shape",
                "{\"a\":[]} | not the expected JSON",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}} x | not the expected JSON",
                "[] | not the expected JSON",
            })
    void refusesAHeaderThatDoesNotFitItsFile(String header, String complaint) throws IOException {
        Path file = write(
                header.strip().getBytes(StandardCharsets.UTF_8), header.strip().length(), 16);

        assertThatThrownBy(() -> SafetensorsHeader.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "1000000", "9223372036854775807"})
    void refusesAHeaderLengthBeyondTheFile(long claimed) throws IOException {
        Path file = write("{}".getBytes(StandardCharsets.UTF_8), claimed, 0);

        assertThatThrownBy(() -> SafetensorsHeader.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("header claims");
    }

    @Test
    void refusesDeeplyNestedJsonWithoutOverflowingTheStack() throws IOException {
        byte[] nested = ("{\"a\":{\"x\":" + "[".repeat(500_000)).getBytes(StandardCharsets.UTF_8);
        Path file = write(nested, nested.length, 0);

        assertThatThrownBy(() -> SafetensorsHeader.read(file)).isInstanceOf(CheckpointException.class);
    }

    @Test
    void survivesThousandsOfMutationsWithinTheSizeOfTheFile() throws IOException {
        byte[] sound = Files.readAllBytes(SOUND);
        int headerEnd = Long.BYTES
                + ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getInt();
        Path file = folder.resolve("mutated.safetensors");
        var random = new SplittableRandom(20_260_101);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(file, mutated(sound, headerEnd, random));
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                SafetensorsHeader.read(file);
            } catch (CheckpointException e) {
                refused++;
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(sound.length);
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 2);
    }

    /** Flips, deletes or inserts bytes of the header, its length field included, or cuts the file short. */
    private static byte[] mutated(byte[] sound, int headerEnd, SplittableRandom random) {
        byte[] bytes = sound.clone();
        int changes = 1 + random.nextInt(4);
        for (int c = 0; c < changes; c++) {
            int at = random.nextInt(headerEnd);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) "{}[]\",:0123456789-eE\\ ".charAt(random.nextInt(21));
                case 3 -> System.arraycopy(bytes, at + 1, bytes, at, headerEnd - at - 1);
                case 4 -> bytes[random.nextInt(Long.BYTES)] = (byte) random.nextInt(256);
                default -> bytes = Arrays.copyOf(bytes, Math.max(headerEnd, random.nextInt(bytes.length)));
            }
        }
        return bytes;
    }

    private Path write(byte[] header, long claimed, int dataBytes) throws IOException {
        var bytes = ByteBuffer.allocate(Long.BYTES + header.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(claimed).put(header);
        return Files.write(folder.resolve("model.safetensors"), bytes.array());
    }
}
