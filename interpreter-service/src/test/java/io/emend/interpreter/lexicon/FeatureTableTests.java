package io.emend.interpreter.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FeatureTableTests {
    private static final int FEATURES = 200_000;

    @Test
    void everyFeatureHasItsPositionAndOthersNone() throws IOException {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < FEATURES; i++) {
            positions.put("M:feature_" + i, i);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FeatureTable.of(positions).write(new DataOutputStream(bytes));

        FeatureTable table = FeatureTable.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(table.size()).isEqualTo(FEATURES);
        assertThat(positions)
                .allSatisfy((name, position) -> assertThat(table.position(name)).isEqualTo(position));
        for (int i = FEATURES; i < 2 * FEATURES; i++) {
            assertThat(table.position("M:feature_" + i)).isEqualTo(-1);
        }
    }

    @Test
    void noFeaturesAreATableToo() {
        assertThat(FeatureTable.of(Map.of()).position("any")).isEqualTo(-1);
    }
}
