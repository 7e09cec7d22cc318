package io.emend.lm;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.emend.lm.checkpoint.Checkpoint;
import io.emend.lm.family.Architecture;
import io.emend.lm.family.Families;
import io.emend.lm.transformer.CachedRun;
import io.emend.lm.transformer.Lifetime;
import io.emend.lm.transformer.Taps;
import io.emend.lm.transformer.Transformer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A loaded language model: one immutable snapshot of weights and activation patches.
 *
 * <p>Thread-safe. {@link #withEdits} makes further snapshots that share all unedited weights; a call in progress
 * finishes on the snapshot it started on, also when that is closed meanwhile: memory is freed when the last user is
 * done. Results are deterministic for the same call on the same machine; they may differ in the last bits between
 * batches of different shape, because matrix products are summed in another order.
 */
public final class LanguageModel implements AutoCloseable {
    private final Checkpoint checkpoint;
    private final Companions companions;
    private final Transformer transformer;
    private final Lifetime lifetime;

    private LanguageModel(Checkpoint checkpoint, Companions companions, Transformer transformer, Lifetime lifetime) {
        this.checkpoint = checkpoint;
        this.companions = companions;
        this.transformer = transformer;
        this.lifetime = lifetime;
    }

    /**
     * Loads a Hugging Face folder.
     * @param folder config.json, one or more safetensors files, tokenizer.json
     * @throws CheckpointException if the folder cannot be used; the message says why and what to do
     * @throws DeviceException if the wanted device cannot be used
     */
    public static LanguageModel load(Path folder, LoadOptions options) {
        Checkpoint checkpoint = Checkpoint.open(folder);
        Architecture architecture = Families.describe(checkpoint.config());
        if (options.offline()) {
            System.setProperty("ai.djl.offline", "true");
        }
        // A large vocabulary takes longer to read than libtorch takes to start and weights to map.
        try (var besides = Background.of(
                () -> Companions.load(folder, architecture.config(), new CheckpointFingerprint(checkpoint)))) {
            try {
                prepareEngine(options);
                return assembled(checkpoint, transformer(checkpoint, architecture, options), besides);
            } catch (RuntimeException e) {
                besides.discard(companions -> companions.tokenizer().close());
                throw e;
            }
        }
    }

    private static Transformer transformer(Checkpoint checkpoint, Architecture architecture, LoadOptions options) {
        NDManager root = NDManager.newBaseManager(options.device(), "PyTorch");
        try {
            Transformer transformer = Transformer.load(root, checkpoint, architecture, options.halfKept());
            transformer.warmUp();
            return transformer;
        } catch (RuntimeException e) {
            root.close();
            throw e;
        }
    }

    private static LanguageModel assembled(
            Checkpoint checkpoint, Transformer transformer, Background<Companions> besides) {
        try {
            Companions companions = besides.result();
            var lifetime = new Lifetime(() -> {
                transformer.close();
                companions.tokenizer().close();
            });
            return new LanguageModel(checkpoint, companions, transformer, lifetime);
        } catch (RuntimeException e) {
            transformer.close();
            throw e;
        }
    }

    private static void prepareEngine(LoadOptions options) {
        Engine.getEngine("PyTorch");
        Devices.require(options.device());
        if (options.threads() > 0) {
            JniUtils.setNumThreads(options.threads());
        }
    }

    /** Sizes. */
    public ModelConfig config() {
        return transformer.config();
    }

    /** The checkpoint's tokenizer; lives as long as the loaded model. */
    public Tokenizer tokenizer() {
        return companions.tokenizer();
    }

    /** The checkpoint's chat template, if it has one. */
    public Optional<ChatTemplate> chatTemplate() {
        return companions.chatTemplate();
    }

    /** What the checkpoint recommends for generation. */
    public GenerationDefaults generationDefaults() {
        return companions.defaults();
    }

    /** Ids that end a text, from config.json and generation_config.json. */
    public Set<Integer> endTokens() {
        return companions.endTokens();
    }

    /**
     * Content hash of the checkpoint that was loaded, edits not included: {@code sha256:} and 64 hexadecimal digits
     * over config.json and the tensor files. The first call reads every byte of them; later ones are free.
     */
    public String fingerprint() {
        return companions.fingerprint().value();
    }

    /** The folder that was loaded. */
    public Path folder() {
        return checkpoint.folder();
    }

    /**
     * A snapshot in which some tensors are replaced and the given patches are active. Everything else is shared.
     * @param replacedTensors matrices by tensor name in the checkpoint's orientation ({@link MlpOutput#toStored});
     *     relative to this model, so call it on the base model with the whole live set
     * @param patches all patches of the new snapshot; this model's own are not inherited
     * @return to be closed by the caller; keeps this model's memory alive until then
     * @throws IllegalArgumentException if a tensor does not exist or a shape does not fit
     */
    public LanguageModel withEdits(Map<String, FloatMatrix> replacedTensors, List<ActivationPatch> patches) {
        Lifetime.Lease base = lifetime.use();
        try {
            Transformer edited = transformer.withEdits(replacedTensors, patches);
            var own = new Lifetime(() -> {
                edited.close();
                base.close();
            });
            return new LanguageModel(checkpoint, companions, edited, own);
        } catch (RuntimeException e) {
            base.close();
            throw e;
        }
    }

    /** The output projection of a block's MLP. */
    public MlpOutput mlpOutput(int layer) {
        requireLayer(layer);
        return new MlpOutput(
                layer,
                transformer.downProjection(layer),
                transformer.architecture().inputMajor(),
                config().hiddenSize(),
                config().mlpSize());
    }

    /** A copy of a block's down-projection, D x F whatever the checkpoint's orientation. */
    public FloatMatrix weightDF(int layer) {
        MlpOutput output = mlpOutput(layer);
        try (var use = lifetime.use()) {
            return output.fromStored(transformer.downWeight(layer));
        }
    }

    /**
     * MLP keys of one layer, one position per row of tokens.
     * @return N x F, one row per row of tokens
     * @throws ContextLengthException if a row is too long
     */
    public float[][] mlpKeys(int layer, List<int[]> tokenRows, int[] positions) {
        return rows(activations(tokenRows, positions, Set.of(layer), Set.of()).keys(layer));
    }

    /** Outputs of one block, one position per row of tokens: N x D. */
    public float[][] hiddenStates(int layer, List<int[]> tokenRows, int[] positions) {
        return rows(activations(tokenRows, positions, Set.of(), Set.of(layer)).states(layer));
    }

    /** MLP keys and block outputs of several layers in one pass, one position per row of tokens. */
    public TappedActivations activations(
            List<int[]> tokenRows, int[] positions, Set<Integer> keyLayers, Set<Integer> stateLayers) {
        try (var use = lifetime.use()) {
            return new Taps(transformer, keyLayers, stateLayers).read(tokenRows, positions);
        }
    }

    /**
     * Second moments of the MLP keys of several layers over text, in one pass.
     * @param skipped number of tokens at the start of each row that are left out (1 for a leading BOS)
     * @return by layer
     */
    public Map<Integer, KeyMoments> keyMoments(Set<Integer> layers, List<int[]> tokenRows, int skipped) {
        try (var use = lifetime.use()) {
            Map<Integer, KeyMoments> moments = new HashMap<>();
            new Taps(transformer, layers, Set.of())
                    .moments(tokenRows, skipped)
                    .forEach((layer, both) -> moments.put(layer, both.keys()));
            return moments;
        }
    }

    /** Like {@link #keyMoments}, with the norms of the blocks' outputs. */
    public Map<Integer, LayerMoments> layerMoments(Set<Integer> layers, List<int[]> tokenRows, int skipped) {
        try (var use = lifetime.use()) {
            return new Taps(transformer, layers, layers).moments(tokenRows, skipped);
        }
    }

    /**
     * Computes the output of a block once, to be continued many times.
     * @return to be closed by the caller; keeps this snapshot alive until then
     */
    public PrefixStates prefix(int layer, List<int[]> tokenRows) {
        requireLayer(layer);
        Lifetime.Lease lease = lifetime.use();
        NDManager manager = transformer.scratch();
        try {
            NDArray states = Taps.statesAfter(transformer, manager, layer, tokenRows);
            return new PrefixStates(layer, tokenRows, manager, states, lease);
        } catch (RuntimeException e) {
            manager.close();
            lease.close();
            throw e;
        }
    }

    /** Starts a batch of cached decodes on this snapshot. */
    CachedRun decode() {
        return new CachedRun(transformer);
    }

    Transformer transformer() {
        return transformer;
    }

    Lifetime lifetime() {
        return lifetime;
    }

    private void requireLayer(int layer) {
        if (layer < 0 || layer >= config().layers()) {
            throw new IllegalArgumentException("layer %d of %d".formatted(layer, config().layers()));
        }
    }

    private static float[][] rows(FloatMatrix matrix) {
        var rows = new float[matrix.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = matrix.row(i);
        }
        return rows;
    }

    /** Lets go of this snapshot; its memory is freed when calls and snapshots that use it are done. */
    @Override
    public void close() {
        lifetime.close();
    }
}
