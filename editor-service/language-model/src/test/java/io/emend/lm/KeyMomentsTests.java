package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyMomentsTests {
    @Test
    void sumsTheOuterProductsOfAllKeysButTheFirst() {
        List<int[]> rows = List.of(new int[] {5, 9, 17}, new int[] {8, 30});
        try (LanguageModel model = Fixture.model("llama")) {
            float[][] keys = model.mlpKeys(1, List.of(rows.get(0), rows.get(0), rows.get(1)), new int[] {1, 2, 1});

            KeyMoments moments = Objects.requireNonNull(
                    model.keyMoments(Set.of(0, 1), rows, 1).get(1));

            int f = model.config().mlpSize();
            assertThat(moments.keys()).isEqualTo(3);
            for (int i = 0; i < f; i += 7) {
                for (int j = 0; j < f; j += 5) {
                    double expected = 0;
                    for (float[] key : keys) {
                        expected += (double) key[i] * key[j];
                    }
                    assertThat(moments.sumFF()[i * f + j]).isCloseTo(expected, within(1e-6));
                }
            }
        }
    }
}
