package io.emend.editing.profile;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.emend.editing.EditException;
import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.MemorySettings;
import io.emend.editing.settings.WriteSettings;
import io.emend.editing.storage.ContentHash;
import io.emend.editing.storage.DurableFiles;
import io.emend.editing.storage.MalformedTensorFile;
import io.emend.editing.storage.TensorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Profiles on disk: {@code emend-profile.json} for people and settings, {@code emend-profile.safetensors} for covariances.
 * The first names the checkpoint by its fingerprint and the second by its hash, so that nothing can be mixed up. Beside them
 * there may be {@link TargetCodes}.
 */
public final class ProfileFiles {
    /** Settings and statistics. */
    public static final String JSON = "emend-profile.json";
    /** Covariances. */
    public static final String TENSORS = "emend-profile.safetensors";

    private static final String FORMAT = "emend-profile-1";
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private ProfileFiles() {}

    /** The JSON file's content; null members mean an incomplete file. */
    private record Described(
            @Nullable String format,
            @Nullable String model,
            @Nullable String tensors,
            @Nullable EditingSettings settings,
            @Nullable List<LayerStatistics> layers) {}

    /**
     * Writes a profile into a folder.
     *
     * @throws UncheckedIOException if the folder is not writable
     */
    public static void save(ModelProfile profile, Path folder) {
        Map<String, TensorFile.Tensor> tensors = new TreeMap<>();
        profile.covariances().forEach((layer, packed) -> {
            tensors.put(
                    layer + ".deviations",
                    TensorFile.Tensor.ofDoubles(packed.deviations(), packed.deviations().length));
            tensors.put(
                    layer + ".correlations",
                    TensorFile.Tensor.ofShorts(packed.correlations(), packed.correlations().length));
        });
        byte[] bytes = new TensorFile(
                        new TreeMap<>(Map.of("format", FORMAT, "model", profile.modelFingerprint())),
                        new TreeMap<>(tensors))
                .encode();
        Described described = new Described(
                FORMAT,
                profile.modelFingerprint(),
                ContentHash.ofBytes(bytes),
                profile.settings(),
                profile.statistics());
        try {
            DurableFiles.write(folder.resolve(TENSORS), bytes);
            DurableFiles.write(folder.resolve(JSON), (GSON.toJson(described) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write the profile into " + folder, e);
        }
    }

    /** Whether a folder holds a profile. */
    public static boolean existsIn(Path folder) {
        return Files.isRegularFile(folder.resolve(JSON)) && Files.isRegularFile(folder.resolve(TENSORS));
    }

    /**
     * Reads a folder's profile.
     *
     * @param modelFingerprint fingerprint of the checkpoint it must belong to
     * @throws EditException.ProfileMismatch if it is missing, damaged, or belongs to another checkpoint
     */
    public static ModelProfile load(Path folder, String modelFingerprint) {
        try {
            Described described = described(Files.readString(folder.resolve(JSON)));
            byte[] bytes = Files.readAllBytes(folder.resolve(TENSORS));
            return assembled(folder, described, bytes, modelFingerprint);
        } catch (NoSuchFileException e) {
            throw new EditException.ProfileMismatch(
                    "Folder " + folder + " has no profile (" + e.getMessage() + " is missing); profile the model first",
                    e);
        } catch (JsonParseException | IllegalArgumentException | IllegalStateException | MalformedTensorFile e) {
            throw new EditException.ProfileMismatch(
                    "The profile in " + folder + " is damaged: " + e.getMessage() + "; profile the model again", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the profile in " + folder, e);
        }
    }

    /**
     * Reads settings that differ from others, in the form of the {@code settings} member of a profile. What they do not
     * mention stays as it is.
     *
     * @throws EditException.ProfileMismatch if they are no such object
     */
    public static EditingSettings settings(String json, EditingSettings others) {
        JsonObject merged = GSON.toJsonTree(others).getAsJsonObject();
        try {
            merge(merged, JsonParser.parseString(json).getAsJsonObject());
            return GSON.fromJson(merged, EditingSettings.class);
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException e) {
            throw new EditException.ProfileMismatch("The settings cannot be read: " + e.getMessage());
        }
    }

    private static void merge(JsonObject into, JsonObject changes) {
        changes.entrySet().forEach(change -> {
            JsonElement present = into.get(change.getKey());
            if (present == null) {
                throw new JsonParseException("there is no setting '" + change.getKey() + "'");
            }
            if (present.isJsonObject() && change.getValue().isJsonObject()) {
                merge(present.getAsJsonObject(), change.getValue().getAsJsonObject());
            } else {
                into.add(change.getKey(), change.getValue());
            }
        });
    }

    /** Settings of methods that an older profile does not mention take their defaults. */
    private static @Nullable Described described(String json) {
        JsonObject root = JsonParser.parseString(json).getAsJsonObject();
        JsonObject settings = root.getAsJsonObject("settings");
        if (settings != null && settings.has("ridge") && settings.has("write") && settings.has("memory")) {
            EditingSettings defaults = new EditingSettings(
                    settings.get("ridge").getAsDouble(),
                    GSON.fromJson(settings.get("write"), WriteSettings.class),
                    GSON.fromJson(settings.get("memory"), MemorySettings.class));
            GSON.toJsonTree(defaults).getAsJsonObject().entrySet().stream()
                    .filter(entry -> !settings.has(entry.getKey()))
                    .forEach(entry -> settings.add(entry.getKey(), entry.getValue()));
        }
        return GSON.fromJson(root, Described.class);
    }

    private static ModelProfile assembled(
            Path folder, @Nullable Described described, byte[] bytes, String modelFingerprint) {
        if (described == null
                || !FORMAT.equals(described.format)
                || described.tensors == null
                || described.settings == null
                || described.layers == null) {
            throw new MalformedTensorFile(JSON + " is incomplete or not of format " + FORMAT);
        }
        if (!modelFingerprint.equals(described.model)) {
            throw new EditException.ProfileMismatch("The profile in " + folder + " belongs to checkpoint "
                    + described.model + ", not to " + modelFingerprint + "; profile the model again");
        }
        String found = ContentHash.ofBytes(bytes);
        if (!found.equals(described.tensors)) {
            throw new MalformedTensorFile(TENSORS + " should hash to " + described.tensors + " but hashes to " + found);
        }
        TensorFile file = TensorFile.decode(bytes);
        Map<Integer, LayerStatistics> statistics = new TreeMap<>();
        Map<Integer, PackedCovariance> covariances = new TreeMap<>();
        for (LayerStatistics layer : described.layers) {
            statistics.put(layer.layer(), layer);
            covariances.put(
                    layer.layer(),
                    new PackedCovariance(
                            file.tensor(layer.layer() + ".deviations").doubles(),
                            file.tensor(layer.layer() + ".correlations").shorts()));
        }
        return new ModelProfile(
                modelFingerprint,
                statistics,
                covariances,
                described.settings,
                TargetCodes.load(folder, modelFingerprint));
    }
}
