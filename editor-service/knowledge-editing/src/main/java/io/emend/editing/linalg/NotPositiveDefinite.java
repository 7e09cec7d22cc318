package io.emend.editing.linalg;

/** A matrix that should have been positive definite is not, for instance because it holds a NaN or is singular. */
public final class NotPositiveDefinite extends ArithmeticException {
    private static final long serialVersionUID = 1L;
    private final int pivot;

    NotPositiveDefinite(int pivot, double value) {
        super("Pivot " + pivot + " is " + value + ": the matrix is not positive definite; raise its ridge");
        this.pivot = pivot;
    }

    /** Index of the offending pivot, from zero. */
    public int pivot() {
        return pivot;
    }
}
