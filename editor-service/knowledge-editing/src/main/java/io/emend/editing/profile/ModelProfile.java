package io.emend.editing.profile;

import io.emend.editing.EditException;
import io.emend.editing.EditRequest;
import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.linalg.Whitening;
import io.emend.editing.settings.EditingSettings;
import io.emend.editing.storage.ContentHash;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The statistics and settings of one checkpoint. Immutable and safe to share; factors are computed on first use and kept.
 */
public final class ModelProfile {
    private final String modelFingerprint;
    private final SortedMap<Integer, LayerStatistics> statistics;
    private final SortedMap<Integer, PackedCovariance> covariances;
    private final EditingSettings settings;
    private final Optional<TargetCodes> codes;
    private final String fingerprint;
    private final Map<Integer, Whitening> whitenings = new ConcurrentHashMap<>();
    private final Map<Integer, Matrix> inverses = new ConcurrentHashMap<>();

    ModelProfile(
            String modelFingerprint,
            Map<Integer, LayerStatistics> statistics,
            Map<Integer, PackedCovariance> covariances,
            EditingSettings settings,
            Optional<TargetCodes> codes) {
        this.modelFingerprint = modelFingerprint;
        this.statistics = Collections.unmodifiableSortedMap(new TreeMap<>(statistics));
        this.covariances = Collections.unmodifiableSortedMap(new TreeMap<>(covariances));
        this.settings = settings;
        this.codes = codes;
        this.fingerprint = hash();
    }

    private String hash() {
        ContentHash hash = new ContentHash().add("emend-profile-1").add(modelFingerprint);
        covariances.forEach((layer, packed) -> {
            hash.add(layer).add(packed.deviations()).add(packed.correlations());
        });
        hash.add(settings.fingerprint());
        codes.ifPresent(known -> hash.add(known.fingerprint()));
        return hash.finish();
    }

    /** Fingerprint of the checkpoint this profile belongs to. */
    public String modelFingerprint() {
        return modelFingerprint;
    }

    /** Hash over checkpoint, covariances, settings and codes: equal profiles plan equal edits. */
    public String fingerprint() {
        return fingerprint;
    }

    public EditingSettings settings() {
        return settings;
    }

    /** This profile with other settings. */
    public ModelProfile withSettings(EditingSettings other) {
        ModelProfile changed = new ModelProfile(modelFingerprint, statistics, covariances, other, codes);
        if (other.ridge() == settings.ridge()) {
            changed.whitenings.putAll(whitenings);
            changed.inverses.putAll(inverses);
        }
        return changed;
    }

    /** This profile with the covariances of these layers alone. */
    public ModelProfile only(Set<Integer> layers) {
        SortedMap<Integer, LayerStatistics> kept = new TreeMap<>(statistics);
        SortedMap<Integer, PackedCovariance> covered = new TreeMap<>(covariances);
        kept.keySet().retainAll(layers);
        covered.keySet().retainAll(layers);
        return new ModelProfile(modelFingerprint, kept, covered, settings, codes);
    }

    /**
     * Where a search for a slot's target begins: the sum over its facts, as far as training knew them.
     *
     * @return a vector (D), or empty to begin at zero
     */
    public Optional<float[]> start(EditRequest request, int layer) {
        return codes.filter(known -> known.layer() == layer)
                .flatMap(known -> request.targets().stream()
                        .flatMap(target -> target.change().flatMap(known::deltaD).stream())
                        .reduce(ModelProfile::sum));
    }

    private static float[] sum(float[] a, float[] b) {
        float[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    /** Statistics of the profiled layers, ascending. */
    public List<LayerStatistics> statistics() {
        return List.copyOf(statistics.values());
    }

    SortedMap<Integer, PackedCovariance> covariances() {
        return covariances;
    }

    /**
     * The covariance of a layer's keys (F, F), unpacked anew at each call.
     *
     * @throws EditException.ProfileMismatch if the layer was not profiled
     */
    public Matrix covariance(int layer) {
        PackedCovariance packed = covariances.get(layer);
        if (packed == null) {
            throw new EditException.ProfileMismatch("Layer " + layer + " has no covariance; the profile covers "
                    + covariances.keySet() + ". Profile the model again with this layer");
        }
        return packed.unpacked();
    }

    /**
     * The whitening of a layer's keys.
     *
     * @throws EditException.ProfileMismatch if the layer was not profiled
     */
    public Whitening whitening(int layer) {
        return whitenings.computeIfAbsent(layer, l -> Whitening.of(covariance(l), settings.ridge()));
    }

    /** The whitening of a layer as a matrix {@code L⁻¹} (F, F). Shared: not to be changed. */
    public Matrix whitener(int layer) {
        return inverses.computeIfAbsent(layer, l -> whitening(l).inverseLower());
    }

    /**
     * A row that writes along {@code C⁻¹k}.
     *
     * @param keyF mean key (F)
     * @param deltaD wanted change of the layer's output (D)
     * @throws EditException.ProfileMismatch if the layer was not profiled
     */
    public SlotRow row(int layer, String mention, double[] keyF, float[] deltaD) {
        float[] key = FloatProducts.rounded(keyF);
        float[] direction = FloatProducts.rounded(whitening(layer).precision(FloatProducts.widened(key)));
        return new SlotRow(layer, mention, key, direction, deltaD);
    }
}
