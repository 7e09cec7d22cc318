package io.emend.editing.alphaedit;

import io.emend.editing.linalg.Products;

/** Norm-anchored scaling (arXiv:2602.02543): a target value keeps the norm of the value it takes the place of. */
final class NormAnchor {
    private NormAnchor() {}

    /**
     * @param valueD the base model's value {@code W k} (D)
     * @param deltaD wanted change (D)
     * @return the change that leads to {@code v* ‖W k‖ / ‖v*‖}, where {@code v* = W k + δ}
     */
    static float[] rescaled(double[] valueD, float[] deltaD) {
        double[] target = valueD.clone();
        for (int i = 0; i < target.length; i++) {
            target[i] += deltaD[i];
        }
        double norm = Products.norm(target);
        double factor = norm == 0 ? 1 : Products.norm(valueD) / norm;
        float[] result = new float[target.length];
        for (int i = 0; i < target.length; i++) {
            result[i] = (float) (target[i] * factor - valueD[i]);
        }
        return result;
    }
}
