package io.emend.editing.ledger;

import io.emend.editing.EditException;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import io.emend.editing.finetuning.FineTuning;
import io.emend.editing.grace.Codebook;
import io.emend.editing.grace.CodebookEntry;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.linalg.NotPositiveDefinite;
import io.emend.editing.memit.JointWrite;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.rome.Rome;
import io.emend.lm.ActivationPatch;
import io.emend.lm.FloatMatrix;
import io.emend.lm.LanguageModel;
import io.emend.lm.MlpOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Turns live sets into models: base weights plus what the live rows add, recomputed from the base every time.
 *
 * <p>The result is a function of base, profile and live set: it does not depend on earlier calls, on threads, or on the
 * order in which edits came and went. What is remembered between calls are inner products of rows, each of which has the
 * same bits whether remembered or computed. Safe for use by several threads; readers of earlier models are not disturbed.
 */
public final class WeightLedger {
    private final LanguageModel base;
    private final ModelProfile profile;
    private final Map<Integer, FloatMatrix> baseWeights = new ConcurrentHashMap<>();
    private final Map<Integer, FloatMatrix> whiteners = new ConcurrentHashMap<>();
    private final Map<Target, JointWrite> writes = new ConcurrentHashMap<>();
    private final Map<Integer, WhitenedKeys> whitenedKeys = new ConcurrentHashMap<>();

    private record Target(Method method, int layer) {}

    /**
     * @param base the unedited model; must stay open as long as this ledger is used
     * @param profile its profile
     * @throws EditException.ProfileMismatch if the profile belongs to another checkpoint
     */
    public WeightLedger(LanguageModel base, ModelProfile profile) {
        if (!base.fingerprint().equals(profile.modelFingerprint())) {
            throw new EditException.ProfileMismatch("The profile belongs to checkpoint " + profile.modelFingerprint()
                    + ", the model is " + base.fingerprint());
        }
        this.base = base;
        this.profile = profile;
    }

    public LanguageModel base() {
        return base;
    }

    public ModelProfile profile() {
        return profile;
    }

    /**
     * Builds the model of a live set; the caller closes it. Slots beyond the weights' capacity are held by the memory, and
     * the model's own live set says so.
     *
     * @throws EditException.EditDiverged if the solve or its result leaves the finite numbers
     */
    public EditedModel build(LiveSet wanted) {
        LiveSet live = new Capacity(profile.settings().write().capacity()).placed(wanted);
        SortedMap<String, FloatMatrix> tensors = new ConcurrentSkipListMap<>();
        weightRows(live).entrySet().parallelStream().forEach(rows -> {
            MlpOutput output = base.mlpOutput(rows.getKey());
            tensors.put(output.tensorName(), output.toStored(edited(rows.getKey(), rows.getValue())));
        });
        List<SlotRow> memory = rows(live, Method.MEMORY);
        List<CodebookEntry> codebook = Codebook.replayed(
                rows(live, Method.GRACE), profile.settings().grace().epsilon());
        List<ActivationPatch> patches = new ArrayList<>(memoryPatches(memory));
        patches.addAll(Codebook.patches(codebook));
        LanguageModel model = base.withEdits(tensors, patches);
        double tau = profile.settings().memory().tau();
        return new EditedModel(live, model, ModelHash.of(base.fingerprint(), tensors, memory, tau, codebook));
    }

    private static SortedMap<Integer, SortedMap<Method, List<SlotRow>>> weightRows(LiveSet live) {
        SortedMap<Integer, SortedMap<Method, List<SlotRow>>> result = new TreeMap<>();
        for (SlotEdit edit : live.edits()) {
            if (edit.method().writesWeights()) {
                for (SlotRow row : edit.rows()) {
                    result.computeIfAbsent(row.layer(), l -> new TreeMap<>())
                            .computeIfAbsent(edit.method().solver(), m -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        return result;
    }

    private static List<SlotRow> rows(LiveSet live, Method method) {
        return live.edits().stream()
                .filter(edit -> edit.method() == method)
                .flatMap(edit -> edit.rows().stream())
                .toList();
    }

    private FloatMatrix edited(int layer, SortedMap<Method, List<SlotRow>> byMethod) {
        FloatMatrix before = baseWeights.computeIfAbsent(layer, base::weightDF);
        double[] change = byMethod.entrySet().stream()
                .map(entry -> change(entry.getKey(), layer, entry.getValue()).values())
                .reduce(WeightLedger::sum)
                .orElseThrow();
        float[] after = new float[change.length];
        for (int i = 0; i < after.length; i++) {
            after[i] = (float) (before.data()[i] + change[i]);
            if (!Float.isFinite(after[i])) {
                throw new EditException.EditDiverged("The edited weights of layer " + layer + " are not finite");
            }
        }
        return new FloatMatrix(before.rows(), before.columns(), after);
    }

    private static double[] sum(double[] into, double[] more) {
        for (int i = 0; i < into.length; i++) {
            into[i] += more[i];
        }
        return into;
    }

    private Matrix change(Method method, int layer, List<SlotRow> rows) {
        try {
            JointWrite joint = writes.computeIfAbsent(new Target(method, layer), t -> new JointWrite());
            return switch (method) {
                case MEMIT -> joint.changeDF(rows, profile.settings().write().lambda());
                case ALPHA_EDIT ->
                    joint.changeDF(rows, profile.settings().alphaEdit().l2());
                case ROME -> Rome.changeDF(rows);
                case FINE_TUNING -> FineTuning.changeDF(rows);
                case MEMORY, GRACE, CONSOLIDATED ->
                    throw new IllegalStateException("Rows of " + method + " do not change weights by themselves");
            };
        } catch (NotPositiveDefinite e) {
            throw new EditException.EditDiverged("The joint solve of layer " + layer + " failed: " + e.getMessage(), e);
        }
    }

    private List<ActivationPatch> memoryPatches(List<SlotRow> memory) {
        SortedMap<Integer, List<SlotRow>> byLayer = new TreeMap<>();
        memory.forEach(row ->
                byLayer.computeIfAbsent(row.layer(), l -> new ArrayList<>()).add(row));
        List<ActivationPatch> patches = new ArrayList<>();
        byLayer.forEach((layer, rows) -> {
            float[] tau = new float[rows.size()];
            Arrays.fill(tau, (float) profile.settings().memory().tau());
            float[][] keys =
                    whitenedKeys.computeIfAbsent(layer, l -> new WhitenedKeys()).of(rows, profile.whitening(layer));
            float[][] deltas = rows.stream().map(SlotRow::deltaD).toArray(float[][]::new);
            patches.add(new ActivationPatch.KeyedMemory(
                    layer, whitener(layer), FloatMatrix.ofRows(keys), tau, FloatMatrix.ofRows(deltas)));
        });
        return patches;
    }

    private FloatMatrix whitener(int layer) {
        return whiteners.computeIfAbsent(layer, l -> {
            Matrix inverse = profile.whitener(l);
            return new FloatMatrix(inverse.rows(), inverse.columns(), FloatProducts.rounded(inverse.values()));
        });
    }
}
