package io.emend.editor.profiling;

import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.FamilyDefaults;
import io.emend.editing.settings.MemorySettings;
import io.emend.editing.settings.WriteSettings;
import io.emend.lm.ModelConfig;
import java.util.List;

/** Settings for editing a model at one layer, before anything has been measured on it. */
public final class StartingSettings {
    /** Models of this many layers and fewer are edited like the demonstration model. */
    static final int SMALL = 8;

    private static final double RIDGE = 0.1;
    private static final double TAU = 0.65;

    private StartingSettings() {}

    /** The layer to edit where no layer has been tried. */
    public static int layer(ModelConfig config) {
        return config.layers() <= SMALL
                ? Math.min(1, config.layers() - 1)
                : FamilyDefaults.of(config).rome().layer();
    }

    /** Settings for one layer. */
    public static EditingSettings at(ModelConfig config, int layer) {
        return at(config, layer, TAU);
    }

    /** @param tau whitened cosine above which a subject is recognised */
    static EditingSettings at(ModelConfig config, int layer, double tau) {
        EditingSettings family = FamilyDefaults.of(config);
        WriteSettings write = family.write();
        EditingSettings settings = new EditingSettings(
                        RIDGE,
                        new WriteSettings(List.of(layer), write.lambda(), write.target(), write.capacity()),
                        new MemorySettings(layer, tau, write.target()))
                .with(family.grace());
        return settings.withAuto(FamilyDefaults.auto(settings));
    }
}
