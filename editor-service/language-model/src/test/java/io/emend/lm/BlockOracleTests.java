package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of every family against plain loops in double precision, at every position of a longer text. */
class BlockOracleTests {
    /** Three blocks of float32 rounding on values of the order of 1. */
    private static final float ROUNDING = 2e-5f;

    private static final int LENGTH = 40;

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void everyBlockAgreesWithPlainLoops(String family) throws IOException {
        int[] tokens = IntStream.range(0, LENGTH).map(i -> (i * 37 + 11) % 381).toArray();
        double[][][] expected = new NaiveTransformer(Fixture.folder(family)).states(tokens);
        int[] positions = IntStream.range(0, LENGTH).toArray();
        List<int[]> rows = new ArrayList<>();
        IntStream.range(0, LENGTH).forEach(i -> rows.add(tokens));

        try (LanguageModel model = Fixture.model(family)) {
            TappedActivations tapped = model.activations(rows, positions, Set.of(), Set.of(0, 1, 2));

            for (int layer = 0; layer < 3; layer++) {
                for (int t = 0; t < LENGTH; t++) {
                    assertThat(tapped.states(layer).row(t))
                            .containsExactly(floats(expected[layer][t]), within(ROUNDING));
                }
            }
        }
    }

    private static float[] floats(double[] values) {
        var floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
