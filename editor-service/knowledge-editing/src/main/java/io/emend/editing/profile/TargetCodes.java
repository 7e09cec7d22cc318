package io.emend.editing.profile;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.emend.editing.Change;
import io.emend.editing.EditException;
import io.emend.editing.storage.ContentHash;
import io.emend.editing.storage.MalformedTensorFile;
import io.emend.editing.storage.TensorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Targets that a model was trained to read: the edit that puts object o for object b in relation r is about
 * {@code (o − b) Wᵣ}. A search that begins there has little left to do.
 *
 * <p>An editor learned along with the model, after Mitchell et al. 2022, <i>Fast Model Editing at Scale</i>,
 * arXiv:2110.11309; ours is bilinear, knows the objects and relations of training alone, and what it says is searched on and
 * verified like any other target. Immutable.
 */
public final class TargetCodes {
    /** Names of objects and relations, with checkpoint and hash. */
    public static final String JSON = "emend-codes.json";

    /** Their vectors and matrices. */
    public static final String TENSORS = "emend-codes.safetensors";

    private static final String FORMAT = "emend-codes-1";

    private final int layer;
    private final String fingerprint;
    private final int width;
    private final float[] objectsOK;
    private final float[] relationsRKD;
    private final Map<String, Integer> objects;
    private final Map<String, Integer> relations;

    private TargetCodes(Described described, TensorFile file, String fingerprint) {
        this.layer = described.layer;
        this.fingerprint = fingerprint;
        this.objects = numbered(described.objects);
        this.relations = numbered(described.relations);
        this.objectsOK = file.tensor("objects").halves();
        this.relationsRKD = file.tensor("relations").halves();
        if (objects.isEmpty()
                || relations.isEmpty()
                || objectsOK.length % objects.size() != 0
                || relationsRKD.length % (relations.size() * (objectsOK.length / objects.size())) != 0) {
            throw new MalformedTensorFile(TENSORS + " is not of the size that " + JSON + " names");
        }
        this.width = objectsOK.length / objects.size();
    }

    /** The JSON file's content; null members mean an incomplete file. */
    private record Described(
            @Nullable String format,
            @Nullable String model,
            @Nullable String tensors,
            int layer,
            @Nullable List<String> relations,
            @Nullable List<String> objects) {}

    private static Map<String, Integer> numbered(@Nullable List<String> ids) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String id : ids == null ? List.<String>of() : ids) {
            numbers.put(id, numbers.size());
        }
        return numbers;
    }

    /**
     * Reads a folder's codes, if it has any.
     *
     * @param modelFingerprint fingerprint of the checkpoint they must belong to
     * @throws EditException.ProfileMismatch if they are damaged or belong to another checkpoint
     */
    static Optional<TargetCodes> load(Path folder, String modelFingerprint) {
        if (!Files.isRegularFile(folder.resolve(JSON))) {
            return Optional.empty();
        }
        try {
            Described described = new Gson().fromJson(Files.readString(folder.resolve(JSON)), Described.class);
            byte[] bytes = Files.readAllBytes(folder.resolve(TENSORS));
            if (described == null || !FORMAT.equals(described.format)) {
                throw new MalformedTensorFile(JSON + " is not of format " + FORMAT);
            }
            if (!modelFingerprint.equals(described.model)) {
                throw new EditException.ProfileMismatch("The codes in " + folder + " belong to checkpoint "
                        + described.model + ", not to " + modelFingerprint + "; remove " + JSON);
            }
            String found = ContentHash.ofBytes(bytes);
            if (!found.equals(described.tensors)) {
                throw new MalformedTensorFile(
                        TENSORS + " should hash to " + described.tensors + " but hashes to " + found);
            }
            return Optional.of(new TargetCodes(described, TensorFile.decode(bytes), found));
        } catch (JsonParseException | IllegalArgumentException | MalformedTensorFile e) {
            throw new EditException.ProfileMismatch(
                    "The codes in " + folder + " are damaged: " + e.getMessage() + "; restore or remove them", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the codes in " + folder, e);
        }
    }

    /** The layer whose output they are added to. */
    int layer() {
        return layer;
    }

    /** Hash of the vectors and matrices. */
    String fingerprint() {
        return fingerprint;
    }

    /** The target of a change (D); empty for a relation or an object that training did not know. */
    Optional<float[]> deltaD(Change change) {
        Integer relation = relations.get(change.relation());
        Integer object = objects.get(change.object());
        if (relation == null || object == null) {
            return Optional.empty();
        }
        float[] code = new float[width];
        add(code, object, 1);
        change.before().map(objects::get).ifPresent(before -> add(code, before, -1));
        int d = relationsRKD.length / relations.size() / width;
        float[] delta = new float[d];
        for (int k = 0; k < width; k++) {
            int row = (relation * width + k) * d;
            for (int i = 0; i < d; i++) {
                delta[i] += code[k] * relationsRKD[row + i];
            }
        }
        return Optional.of(delta);
    }

    private void add(float[] code, int object, int sign) {
        for (int k = 0; k < width; k++) {
            code[k] += sign * objectsOK[object * width + k];
        }
    }
}
