package io.emend.editing.alphaedit;

import io.emend.editing.linalg.Matrix;
import io.emend.editing.linalg.Products;
import io.emend.editing.linalg.SymmetricEigen;
import java.util.ArrayList;
import java.util.List;

/**
 * The projector P onto the directions in which the keys of ordinary text hardly vary.
 *
 * <p>P is the span of the covariance's eigenvectors with small eigenvalues; it is kept by its complement, so that
 * {@code P k = k − V Vᵀ k} with the used directions V. Immutable.
 */
public final class NullSpace {
    private final int size;
    private final Matrix usedMF;

    private NullSpace(int size, Matrix usedMF) {
        this.size = size;
        this.usedMF = usedMF;
    }

    /**
     * @param covarianceFF covariance of the keys of ordinary text
     * @param threshold eigenvalues up to this share of their mean count as unused
     */
    public static NullSpace of(Matrix covarianceFF, double threshold) {
        SymmetricEigen eigen = SymmetricEigen.of(covarianceFF);
        double sum = 0;
        for (int i = 0; i < eigen.order(); i++) {
            sum += eigen.value(i);
        }
        double most = threshold * sum / eigen.order();
        List<double[]> used = new ArrayList<>();
        for (int i = 0; i < eigen.order(); i++) {
            if (eigen.value(i) > most) {
                used.add(eigen.vector(i));
            }
        }
        return new NullSpace(eigen.order(), Matrix.ofRows(used, eigen.order()));
    }

    /** Number of unused directions. */
    public int dimension() {
        return size - usedMF.rows();
    }

    /** {@code P k}. */
    public double[] project(double[] keyF) {
        double[] result = keyF.clone();
        double[] parts = Products.times(usedMF, keyF);
        for (int m = 0; m < parts.length; m++) {
            for (int f = 0; f < size; f++) {
                result[f] -= parts[m] * usedMF.at(m, f);
            }
        }
        return result;
    }
}
