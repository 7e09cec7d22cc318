package io.emend.editing.finetuning;

import io.emend.editing.linalg.Matrix;
import io.emend.editing.linalg.Products;
import io.emend.editing.linalg.SymmetricEigen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The leading part of a matrix's singular value decomposition, from the eigenvectors of {@code A Aᵀ}; float64. */
final class SingularDirections {
    /** Directions weaker than this share of the strongest are rounding. */
    private static final double LEAST = 1e-6;

    private SingularDirections() {}

    /**
     * One direction; the matrix is the sum of {@code outputD inputFᵀ} over all.
     *
     * @param inputF unit vector (F)
     * @param outputD the singular value times a unit vector (D)
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over to the caller
    record Direction(float[] inputF, float[] outputD) {}

    /**
     * The strongest directions, strongest first; at least one.
     *
     * @param most bound on their number
     */
    static List<Direction> leading(Matrix matrixDF, int most) {
        int d = matrixDF.rows();
        int f = matrixDF.columns();
        SymmetricEigen eigen = SymmetricEigen.of(gram(matrixDF));
        int[] order = IntStream.range(0, d)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(eigen::value).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double strongest = Math.sqrt(Math.max(0, eigen.value(order[0])));
        List<Direction> directions = new ArrayList<>();
        for (int i = 0; i < Math.min(most, d); i++) {
            double strength = Math.sqrt(Math.max(0, eigen.value(order[i])));
            if (!directions.isEmpty() && strength <= LEAST * strongest) {
                break;
            }
            double[] left = eigen.vector(order[i]);
            float[] input = new float[f];
            float[] output = new float[d];
            for (int k = 0; k < f; k++) {
                double sum = 0;
                for (int j = 0; j < d; j++) {
                    sum += left[j] * matrixDF.at(j, k);
                }
                input[k] = strength == 0 ? (k == 0 ? 1 : 0) : (float) (sum / strength);
            }
            for (int j = 0; j < d; j++) {
                output[j] = (float) (strength * left[j]);
            }
            directions.add(new Direction(input, output));
        }
        return directions;
    }

    /** {@code A Aᵀ} (D, D). */
    private static Matrix gram(Matrix matrixDF) {
        int d = matrixDF.rows();
        int f = matrixDF.columns();
        Matrix gram = Matrix.zeros(d, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double product = Products.dot(matrixDF.values(), i * f, matrixDF.values(), j * f, f);
                gram.set(i, j, product);
                gram.set(j, i, product);
            }
        }
        return gram;
    }
}
