package io.emend.editor.weights;

import io.emend.access.start.StartupRefused;
import io.emend.editing.EditException;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.profile.ProfileFiles;
import io.emend.editing.profile.Profiler;
import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.FamilyDefaults;
import io.emend.lm.CheckpointException;
import io.emend.lm.DeviceException;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the hosted checkpoint with its profile, or says in one sentence why it cannot be hosted. */
public final class ModelOpening {
    private static final Logger log = LoggerFactory.getLogger(ModelOpening.class);

    private ModelOpening() {}

    /**
     * Opens a model.
     *
     * @param corpus text to profile the model with when neither folder holds a profile; null to refuse it then
     * @param options device, threads and precision
     * @throws StartupRefused if the checkpoint, its profile or the device cannot be used
     */
    public static WeightLedger open(Path modelFolder, Path dataFolder, @Nullable Path corpus, LoadOptions options) {
        try {
            LanguageModel model = LanguageModel.load(modelFolder, options);
            return new WeightLedger(model, profile(model, modelFolder, dataFolder.resolve("profile"), corpus));
        } catch (CheckpointException | DeviceException e) {
            throw new StartupRefused("The model cannot be hosted: " + e.getMessage(), e);
        } catch (EditException.ProfileMismatch e) {
            throw new StartupRefused(e.getMessage() + ".", e);
        }
    }

    private static ModelProfile profile(LanguageModel model, Path modelFolder, Path computed, @Nullable Path corpus) {
        if (ProfileFiles.existsIn(modelFolder)) {
            return ProfileFiles.load(modelFolder, model.fingerprint());
        }
        if (ProfileFiles.existsIn(computed)) {
            return ProfileFiles.load(computed, model.fingerprint());
        }
        if (corpus == null) {
            throw new StartupRefused("The model folder " + modelFolder + " has no " + ProfileFiles.JSON
                    + "; run ./emend profile " + modelFolder
                    + " first, or set emend.editor.corpus to a text file to do it now.");
        }
        ModelProfile profile = computed(model, corpus);
        ProfileFiles.save(profile, computed);
        return profile;
    }

    private static ModelProfile computed(LanguageModel model, Path corpus) {
        EditingSettings settings = FamilyDefaults.of(model.config());
        long tokens = Profiler.sufficientTokens(model);
        log.info("Profiling the model with {} tokens of {}", tokens, corpus);
        Profiler profiler = new Profiler(
                model,
                settings.layers(),
                tokens,
                progress -> log.debug("{} of {} tokens", progress.done(), progress.wanted()));
        try (var lines = Files.lines(corpus)) {
            return profiler.profile(lines.filter(line -> !line.isBlank()).iterator(), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("The corpus " + corpus + " cannot be read", e);
        }
    }
}
