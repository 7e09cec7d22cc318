package io.emend.editing.alphaedit;

import io.emend.editing.EditAlgorithm;
import io.emend.editing.Method;
import io.emend.editing.PlanRequest;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.linalg.Products;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.settings.Recipe;
import io.emend.editing.target.SubjectPlans;
import io.emend.lm.LanguageModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes facts only into directions of the key space that ordinary text does not use.
 *
 * <p>Fang et al. 2024, <i>AlphaEdit: Null-Space Constrained Knowledge Editing</i>, arXiv:2410.02355, Eq. 14:
 * {@code ΔW = R KᵀP (K_pK_pᵀP + K KᵀP + L2 I)⁻¹}. Since the live set is solved jointly, earlier edits K_p are part of K, and with
 * {@code K̂ = P K} the formula becomes {@code ΔW = R K̂ᵀ(K̂K̂ᵀ + L2 I)⁻¹}: removing an edit is solving without it.
 *
 * <p>Options: norm-anchored scaling (NAS, arXiv:2602.02543) rescales the target value {@code v* = W k + δ} to the norm of the
 * base model's own value; early stop is the search's {@code enough} and {@code patience}.
 */
public final class AlphaEdit implements EditAlgorithm {
    private final LanguageModel base;
    private final ModelProfile profile;
    private final Map<Integer, NullSpace> nullSpaces = new ConcurrentHashMap<>();

    public AlphaEdit(LanguageModel base, ModelProfile profile) {
        this.base = base;
        this.profile = profile;
    }

    @Override
    public Method method() {
        return Method.ALPHA_EDIT;
    }

    @Override
    public List<SlotEdit> plan(List<PlanRequest> requests, Recipe recipe) {
        return SubjectPlans.of(base, requests, recipe, profile::start, this::row);
    }

    private SlotRow row(int layer, String mention, double[] keyF, float[] deltaD) {
        float[] key = FloatProducts.rounded(keyF);
        float[] projected = FloatProducts.rounded(nullSpace(layer).project(FloatProducts.widened(key)));
        float[] delta = profile.settings().alphaEdit().normAnchored() ? anchored(layer, key, deltaD) : deltaD;
        return new SlotRow(layer, mention, key, projected, delta);
    }

    /** The projector of a layer; computed on first use, which takes seconds for wide layers. */
    public NullSpace nullSpace(int layer) {
        return nullSpaces.computeIfAbsent(
                layer,
                l -> NullSpace.of(
                        profile.covariance(l), profile.settings().alphaEdit().nullThreshold()));
    }

    private float[] anchored(int layer, float[] keyF, float[] deltaD) {
        var weights = base.weightDF(layer);
        Matrix weightDF = new Matrix(weights.rows(), weights.columns(), FloatProducts.widened(weights.data()));
        return NormAnchor.rescaled(Products.times(weightDF, FloatProducts.widened(keyF)), deltaD);
    }
}
