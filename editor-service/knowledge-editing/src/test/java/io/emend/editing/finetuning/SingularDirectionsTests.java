package io.emend.editing.finetuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.emend.editing.finetuning.SingularDirections.Direction;
import io.emend.editing.linalg.Matrix;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SingularDirectionsTests {
    private static final int D = 6;
    private static final int F = 11;

    @Test
    void allDirectionsSumToTheMatrix() {
        Matrix matrix = random(D, F);

        assertThat(summed(SingularDirections.leading(matrix, D))).containsExactly(matrix.values(), within(1e-5));
    }

    @Test
    void aMatrixOfRankTwoHasTwoDirections() {
        Matrix matrix = Matrix.zeros(D, F);
        Matrix outputs = random(2, D);
        Matrix inputs = random(2, F);
        for (int i = 0; i < D; i++) {
            for (int k = 0; k < F; k++) {
                matrix.set(i, k, outputs.at(0, i) * inputs.at(0, k) + outputs.at(1, i) * inputs.at(1, k));
            }
        }

        List<Direction> directions = SingularDirections.leading(matrix, D);

        assertThat(directions).hasSize(2);
        assertThat(summed(directions)).containsExactly(matrix.values(), within(1e-5));
    }

    @Test
    void aZeroMatrixHasOneDirectionWithoutStrength() {
        List<Direction> directions = SingularDirections.leading(Matrix.zeros(D, F), D);

        assertThat(directions).hasSize(1);
        assertThat(summed(directions)).containsOnly(0.0);
    }

    private static double[] summed(List<Direction> directions) {
        double[] sum = new double[D * F];
        for (Direction direction : directions) {
            for (int i = 0; i < D; i++) {
                for (int k = 0; k < F; k++) {
                    sum[i * F + k] +=
                            (double) direction.outputD()[i] * direction.inputF()[k];
                }
            }
        }
        return sum;
    }

    private static Matrix random(int rows, int columns) {
        var random = new SplittableRandom(7);
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            matrix.values()[i] = 2 * random.nextDouble() - 1;
        }
        return matrix;
    }
}
