package io.emend.editing.settings;

import io.emend.editing.Method;
import io.emend.lm.ModelConfig;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Settings to start from, by family and size of a model, until a profile brings better ones.
 *
 * <p>Layers and ridges of large models are those of the papers (Meng et al. 2022, arXiv:2202.05262 and arXiv:2210.07229; Fang
 * et al. 2024, arXiv:2410.02355), scaled to the number of layers. Small models are edited at one layer near the bottom, for
 * the layers above an edit have to read it.
 */
public final class FamilyDefaults {
    private static final int SMALL = 8;
    private static final double RIDGE = 0.1;
    /** Inputs of a down-projection for every slot written into it: the noise on other tokens stays near a sixteenth of δ. */
    private static final int INPUTS_PER_SLOT = 256;

    private static final double TAU = 0.65;
    /** Of large models, as the papers have them. */
    private static final double NULL_THRESHOLD = 0.02;

    private static final double EPSILON = 0.15;
    private static final int KEYS = 3;
    /** Where a codebook sits in a large model, as a share of its layers. */
    private static final double LATE = 0.75;

    private static final TargetSettings SMALL_TARGET = new TargetSettings(60, 0.4, 2.0, 0.0, 4.0, 0.1, 2, 8);
    private static final TargetSettings LARGE_TARGET = new TargetSettings(20, 0.3, 0.0625, 0.0, 4.0, 0.05, 2, 4);

    private FamilyDefaults() {}

    /**
     * @param first first layer of the range as a share of all layers
     * @param last last layer of the range as a share of all layers
     * @param single ROME's layer as a share of all layers
     */
    private record Range(double first, double last, double single, double lambda, double l2) {
        static Range of(String family) {
            return switch (family) {
                case "gpt2" -> new Range(13.0 / 48, 17.0 / 48, 17.0 / 48, 20_000, 10);
                case "gptj" -> new Range(3.0 / 28, 8.0 / 28, 5.0 / 28, 15_000, 10);
                case "gpt_neox" -> new Range(6.0 / 44, 10.0 / 44, 8.0 / 44, 15_000, 10);
                default -> new Range(4.0 / 32, 8.0 / 32, 5.0 / 32, 15_000, 1);
            };
        }
    }

    /** Settings for a model of this shape. */
    public static EditingSettings of(ModelConfig config) {
        return config.layers() <= SMALL ? small(config) : large(config, Range.of(config.family()));
    }

    private static EditingSettings small(ModelConfig config) {
        int last = config.layers() - 1;
        int layer = Math.min(1, last);
        EditingSettings shared = new EditingSettings(
                        RIDGE,
                        new WriteSettings(List.of(layer), 1.0, SMALL_TARGET, config.mlpSize() / INPUTS_PER_SLOT),
                        new MemorySettings(layer, TAU, SMALL_TARGET))
                .withGraceAt(last); // the end of a prompt has read its subject and its relation there
        return shared.withAuto(auto(shared));
    }

    /**
     * What {@code auto} tries: the joint solve, the memory with the same target, and both once more with a search that gives
     * the new answer more weight and time.
     */
    public static List<Recipe> auto(EditingSettings settings) {
        Recipe write = settings.recipe(Method.MEMIT);
        Recipe memory = settings.recipe(Method.MEMORY);
        return List.of(write, memory, harder(write), harder(memory));
    }

    private static Recipe harder(Recipe recipe) {
        return new Recipe(recipe.method(), recipe.layers(), recipe.target().harder());
    }

    private static EditingSettings large(ModelConfig config, Range range) {
        int first = (int) Math.round(range.first * config.layers());
        int last = Math.max(first, (int) Math.round(range.last * config.layers()));
        int single = (int) Math.round(range.single * config.layers());
        List<Integer> layers = IntStream.rangeClosed(first, last).boxed().toList();
        EditingSettings shared = new EditingSettings(
                RIDGE,
                new WriteSettings(layers, range.lambda, LARGE_TARGET, config.mlpSize() / INPUTS_PER_SLOT),
                new MemorySettings(last, TAU, LARGE_TARGET));
        return new EditingSettings(
                shared.ridge(),
                shared.write(),
                shared.memory(),
                new RomeSettings(single, LARGE_TARGET),
                new AlphaEditSettings(layers, range.l2, NULL_THRESHOLD, false, LARGE_TARGET),
                new GraceSettings((int) Math.round(LATE * config.layers()), EPSILON, KEYS, LARGE_TARGET),
                shared.fineTuning(),
                shared.auto());
    }
}
