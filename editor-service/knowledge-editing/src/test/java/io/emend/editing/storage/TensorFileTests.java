package io.emend.editing.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TensorFileTests {
    private static final int MUTATIONS = 5_000;

    private final TensorFile file = new TensorFile(
            new TreeMap<>(Map.of("slot", "Q1", "name", "玛丽")),
            new TreeMap<>(Map.of(
                    "a", TensorFile.Tensor.ofFloats(new float[] {1f, -2.5f, Float.MIN_VALUE}, 3),
                    "b", TensorFile.Tensor.ofDoubles(new double[] {Math.PI, 0, 1, 2}, 2, 2),
                    "c", TensorFile.Tensor.ofShorts(new short[] {-1, 32767}, 2))));

    @Test
    void readsBackWhatItWrote() {
        TensorFile read = TensorFile.decode(file.encode());

        assertThat(read.metadata()).isEqualTo(file.metadata());
        assertThat(read.tensor("a").floats()).containsExactly(1f, -2.5f, Float.MIN_VALUE);
        assertThat(read.tensor("b").doubles()).containsExactly(Math.PI, 0, 1, 2);
        assertThat(read.tensor("c").shorts()).containsExactly((short) -1, (short) 32767);
    }

    @Test
    void encodesEqualContentToEqualBytes() {
        assertThat(TensorFile.decode(file.encode()).encode()).isEqualTo(file.encode());
    }

    @Test
    void refusesEveryTruncation() {
        byte[] bytes = file.encode();

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> TensorFile.decode(cut)).isInstanceOf(MalformedTensorFile.class);
        }
    }

    @Test
    void eitherReadsAMutatedFileOrRefusesIt() {
        byte[] bytes = file.encode();
        SplittableRandom random = new SplittableRandom(5);

        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = bytes.clone();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            try {
                assertThat(TensorFile.decode(mutated)).isNotNull();
            } catch (MalformedTensorFile expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }
}
