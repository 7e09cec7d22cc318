package io.emend.editing.settings;

import io.emend.editing.Method;
import io.emend.editing.storage.ContentHash;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that decides how edits of one model are planned and held.
 *
 * @param ridge share of the mean variance that is added to every covariance's diagonal
 * @param write the joint ridge solve (MEMIT)
 * @param memory the subject memory
 * @param rome ROME
 * @param alphaEdit AlphaEdit
 * @param grace GRACE
 * @param fineTuning fine-tuning of one matrix
 * @param auto what to try, in this order, until one passes verification, when no method is asked for
 */
public record EditingSettings(
        double ridge,
        WriteSettings write,
        MemorySettings memory,
        RomeSettings rome,
        AlphaEditSettings alphaEdit,
        GraceSettings grace,
        FineTuningSettings fineTuning,
        List<Recipe> auto) {
    /** With the paper's 10 and 0.02, none of 100 facts was held on the demonstration model. */
    private static final double L2 = 0.1;

    private static final double NULL_THRESHOLD = 0.2;
    private static final double EPSILON = 0.6;
    private static final int KEYS = 10;
    /** Steps of fine-tuning relative to the weights; the change's norm stays below a quarter of the matrix's. */
    private static final double TUNING_STEP = 0.02;

    private static final double TUNING_CLAMP = 0.25;
    private static final int TUNING_RANK = 16;

    public EditingSettings {
        auto = List.copyOf(auto);
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("The ridge must be above zero, found " + ridge);
        }
    }

    /**
     * The other methods with the layers and the search of the joint solve, and what was found best on a small model; GRACE one
     * layer higher, unless told otherwise.
     */
    public EditingSettings(double ridge, WriteSettings write, MemorySettings memory) {
        this(
                ridge,
                write,
                memory,
                new RomeSettings(write.layers().getLast(), write.target()),
                new AlphaEditSettings(write.layers(), L2, NULL_THRESHOLD, false, write.target()),
                new GraceSettings(write.layers().getLast() + 1, EPSILON, KEYS, write.target()),
                new FineTuningSettings(write.layers().getLast(), TUNING_RANK, tuning(write.target())),
                List.of(
                        new Recipe(Method.MEMIT, write.layers(), write.target()),
                        new Recipe(Method.MEMORY, List.of(memory.layer()), memory.target())));
    }

    private static TargetSettings tuning(TargetSettings target) {
        return new TargetSettings(
                target.steps(),
                TUNING_STEP,
                target.kl(),
                0,
                TUNING_CLAMP,
                target.enough(),
                target.patience(),
                target.preservedRows());
    }

    /** The same with GRACE at another layer. */
    public EditingSettings withGraceAt(int layer) {
        return with(new GraceSettings(layer, grace.epsilon(), grace.mostKeys(), grace.target()));
    }

    /** The same with other settings for GRACE. */
    public EditingSettings with(GraceSettings other) {
        return new EditingSettings(ridge, write, memory, rome, alphaEdit, other, fineTuning, auto);
    }

    /** The same with other recipes to try by themselves. */
    public EditingSettings withAuto(List<Recipe> recipes) {
        return new EditingSettings(ridge, write, memory, rome, alphaEdit, grace, fineTuning, recipes);
    }

    /**
     * The recipe of a method that was asked for by name.
     *
     * @throws IllegalArgumentException if slots cannot be planned with it
     */
    public Recipe recipe(Method method) {
        return switch (method) {
            case MEMIT -> new Recipe(method, write.layers(), write.target());
            case MEMORY -> new Recipe(method, List.of(memory.layer()), memory.target());
            case ROME -> new Recipe(method, List.of(rome.layer()), rome.target());
            case ALPHA_EDIT -> new Recipe(method, alphaEdit.layers(), alphaEdit.target());
            case GRACE -> new Recipe(method, List.of(grace.layer()), grace.target());
            case FINE_TUNING -> new Recipe(method, List.of(fineTuning.layer()), fineTuning.target());
            case CONSOLIDATED -> throw new IllegalArgumentException("Slots are moved by consolidation, not planned");
        };
    }

    /** The layers whose covariance these settings need. */
    public Set<Integer> layers() {
        Set<Integer> layers = new TreeSet<>(write.layers());
        layers.add(memory.layer());
        layers.add(rome.layer());
        layers.addAll(alphaEdit.layers());
        layers.add(fineTuning.layer());
        auto.forEach(recipe -> layers.addAll(recipe.layers()));
        return layers;
    }

    /** A hash over all numbers: part of every plan's key. */
    public String fingerprint() {
        // Records print every component, and Java prints numbers so that they read back exactly.
        return new ContentHash().add(toString()).finish();
    }
}
