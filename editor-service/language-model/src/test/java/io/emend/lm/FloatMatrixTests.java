package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatMatrixTests {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "3, 70", "33, 32", "65, 31"})
    void turnsEveryEntry(int rows, int columns) {
        var data = new float[rows * columns];
        for (int i = 0; i < data.length; i++) {
            data[i] = i;
        }
        var matrix = new FloatMatrix(rows, columns, data);

        FloatMatrix turned = matrix.transposed();

        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                assertThat(turned.get(j, i)).isEqualTo(matrix.get(i, j));
            }
        }
        assertThat(turned.transposed()).isEqualTo(matrix);
    }
}
