package io.emend.editing.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SecondMomentTests {
    @Test
    void isTheMeanOfOuterProducts() {
        int size = 7;
        int count = 150;
        float[] keys = new float[size * count];
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (float) random.nextDouble(-1, 1);
        }
        SecondMoment moment = new SecondMoment(size);

        for (int k = 0; k < count; k++) {
            moment.add(keys, k * size);
        }
        Matrix mean = moment.mean();

        assertThat(moment.count()).isEqualTo(count);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double expected = 0;
                for (int k = 0; k < count; k++) {
                    expected += (double) keys[k * size + i] * keys[k * size + j];
                }
                assertThat(mean.at(i, j)).isCloseTo(expected / count, within(1e-12));
            }
        }
    }
}
