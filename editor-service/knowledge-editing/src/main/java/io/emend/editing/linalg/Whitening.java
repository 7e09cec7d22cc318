package io.emend.editing.linalg;

/**
 * Whitening with respect to a covariance {@code C + ridge I = L Lᵀ}: keys that ordinary text makes likely shrink, what
 * sets a subject apart stays. Immutable.
 *
 * <p>The ridge is given relative to the mean of C's diagonal.
 */
public final class Whitening {
    private final Cholesky factor;

    private Whitening(Cholesky factor) {
        this.factor = factor;
    }

    /**
     * @param covariance C (F, F), symmetric
     * @param relativeRidge share of the mean diagonal that is added to the diagonal, above zero
     * @throws NotPositiveDefinite if C is not a covariance
     */
    public static Whitening of(Matrix covariance, double relativeRidge) {
        if (!(relativeRidge > 0)) {
            throw new IllegalArgumentException("The ridge must be above zero, found " + relativeRidge);
        }
        int n = covariance.rows();
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += covariance.at(i, i);
        }
        Matrix ridged = covariance.copy();
        double ridge = relativeRidge * trace / n;
        for (int i = 0; i < n; i++) {
            ridged.set(i, i, ridged.at(i, i) + ridge);
        }
        return new Whitening(Cholesky.of(ridged));
    }

    /** Wraps a factor computed earlier. */
    public static Whitening ofFactor(Matrix lower) {
        return new Whitening(Cholesky.ofFactor(lower));
    }

    public int size() {
        return factor.order();
    }

    /** {@code L⁻¹ k}. */
    public double[] whiten(double[] key) {
        return factor.solveLower(key);
    }

    /** {@code C⁻¹ k}, the direction in which a write disturbs ordinary text least. */
    public double[] precision(double[] key) {
        return factor.solve(key);
    }

    /** The lower triangular factor {@code L}. */
    public Matrix lower() {
        return factor.lower();
    }

    /** {@code L⁻¹} as a matrix. */
    public Matrix inverseLower() {
        return factor.inverseLower();
    }
}
