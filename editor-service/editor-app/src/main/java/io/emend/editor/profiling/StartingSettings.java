package io.emend.editor.profiling;

import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.FamilyDefaults;
import io.emend.editing.settings.MemorySettings;
import io.emend.editing.settings.TargetSettings;
import io.emend.editing.settings.WriteSettings;
import io.emend.lm.ModelConfig;
import java.util.List;

/** Settings for editing a model at one layer, before anything has been measured on it. */
public final class StartingSettings {
    /** Models of this many layers and fewer are edited like the demonstration model. */
    static final int SMALL = 8;

    private static final TargetSettings SMALL_TARGET = new TargetSettings(40, 0.2, 1.0, 0.0, 2.5, 0.05, 3, 12);
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
        boolean small = config.layers() <= SMALL;
        WriteSettings family = FamilyDefaults.of(config).write();
        TargetSettings target = small ? SMALL_TARGET : family.target();
        return new EditingSettings(
                        RIDGE,
                        new WriteSettings(List.of(layer), small ? 1.0 : family.lambda(), target),
                        new MemorySettings(layer, tau, target))
                .withGraceAt(Math.min(layer + 1, config.layers() - 1));
    }
}
