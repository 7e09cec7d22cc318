package io.emend.editing.linalg;

/**
 * One joint ridge solve for all rows of a live set, in its dual form.
 *
 * <p>MEMIT (Meng et al. 2022, arXiv:2210.07229, Eq. 14) writes {@code ΔW = R Kᵀ(λC + K Kᵀ)⁻¹}. With {@code U = C⁻¹K}
 * and {@code G = KᵀC⁻¹K} the push-through identity gives the same matrix as {@code ΔW = R (λI + G)⁻¹ Uᵀ}: an N x N system
 * instead of F x F. With a projector P in place of C⁻¹ it is AlphaEdit's solve (arXiv:2410.02355, Eq. 14), λ being its L2.
 */
public final class RidgeSolve {
    private RidgeSolve() {}

    /**
     * @param gramNN {@code G_ij = k_iᵀ M k_j}, symmetric
     * @param lambda ridge, above zero
     * @param residualsND R transposed: the wanted change of output, one row per key
     * @return the coefficients A transposed to (D, N): {@code ΔW = A Uᵀ}
     * @throws NotPositiveDefinite if keys are not finite or coincide while λ is negligible
     */
    public static Matrix coefficientsDN(Matrix gramNN, double lambda, Matrix residualsND) {
        if (gramNN.rows() != residualsND.rows()) {
            throw new IllegalArgumentException(gramNN.rows() + " keys but " + residualsND.rows() + " residuals");
        }
        if (!(lambda > 0)) {
            throw new IllegalArgumentException("Lambda must be above zero, found " + lambda);
        }
        Matrix system = gramNN.copy();
        for (int i = 0; i < system.rows(); i++) {
            system.set(i, i, system.at(i, i) + lambda);
        }
        return Cholesky.of(system).solveRows(residualsND.transposed());
    }

    /**
     * The dense change {@code ΔW = A Uᵀ}.
     *
     * @param coefficientsDN from {@link #coefficientsDN}
     * @param directionsNF U transposed, one row per key
     */
    public static Matrix changeDF(Matrix coefficientsDN, Matrix directionsNF) {
        return Products.times(coefficientsDN, directionsNF);
    }
}
