package io.emend.editing;

import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.linalg.Products;
import io.emend.editing.linalg.Whitening;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Random covariances and rows for tests of the papers' equations. */
public final class Rows {
    private Rows() {}

    public static double[] vector(int size, long seed) {
        return new SplittableRandom(seed).doubles(size, -1, 1).toArray();
    }

    public static Matrix covariance(int size, long seed) {
        Matrix factor = new Matrix(size, 2 * size, vector(2 * size * size, seed));
        return Products.gram(factor);
    }

    /** Rows that write along {@code C⁻¹k}. */
    public static List<SlotRow> random(int count, int d, int f, Whitening whitening, long seed) {
        return random(count, d, f, whitening::precision, seed);
    }

    /** Rows that write along a direction made from their key. */
    public static List<SlotRow> random(int count, int d, int f, UnaryOperator<double[]> direction, long seed) {
        List<SlotRow> rows = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            float[] key = FloatProducts.rounded(vector(f, seed + 2L * n));
            float[] along = FloatProducts.rounded(direction.apply(FloatProducts.widened(key)));
            float[] delta = FloatProducts.rounded(vector(d, seed + 2L * n + 1));
            rows.add(new SlotRow(0, "subject " + n, key, along, delta));
        }
        return rows;
    }

    /** What a change of weights adds to the output at a key. */
    public static double[] effect(Matrix changeDF, float[] keyF) {
        return Products.times(changeDF, FloatProducts.widened(keyF));
    }
}
