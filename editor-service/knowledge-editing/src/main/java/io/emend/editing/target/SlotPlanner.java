package io.emend.editing.target;

import io.emend.editing.EditException;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.PlanDiagnostics;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Whitening;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.settings.TargetSettings;
import io.emend.editing.storage.ContentHash;
import io.emend.lm.FloatMatrix;
import io.emend.lm.LanguageModel;
import io.emend.lm.TappedActivations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Plans slots: keys and deltas of one subject from the base model alone.
 *
 * <p>Pure and deterministic: equal requests give equal edits, whatever else is live or planned before, beside or after.
 * Safe for use by several threads; several slots may be planned in parallel.
 */
public final class SlotPlanner {
    /** Preserved wordings take this many turns at most; more are left out. */
    private static final int TURNS = 8;

    private final LanguageModel base;
    private final ModelProfile profile;

    /**
     * @param base the unedited model, open as long as this planner is used
     * @param profile its profile
     */
    public SlotPlanner(LanguageModel base, ModelProfile profile) {
        this.base = base;
        this.profile = profile;
    }

    /**
     * The key under which a plan for these statements is kept: a hash over base model, profile, settings, subject and sorted
     * content keys. It does not cover the method, so that a slot that returns to an earlier set of statements returns to the
     * method that was chosen for them.
     */
    public String planKey(EditRequest request) {
        ContentHash hash = new ContentHash()
                .add("emend-plan-1")
                .add(profile.fingerprint())
                .add(request.subject().slot().value());
        request.contentKeys().forEach(hash::add);
        return hash.finish();
    }

    /**
     * Searches keys and deltas for a request.
     *
     * @param method how the slot is to be held
     * @throws EditException.SubjectNotFound if a prompt names the subject by none of its names
     * @throws EditException.PromptTooLong if a wording does not fit the model's context
     * @throws EditException.EditDiverged if the search leaves the finite numbers
     */
    public SlotEdit plan(EditRequest request, Method method) {
        TargetSettings settings = targetSettings(method);
        int layer = layer(method);
        SlotExamples examples = SlotExamples.of(base, request, TURNS * settings.preservedRows());
        List<String> mentions = List.copyOf(examples.targets().keySet());
        List<Site> sites = mentions.stream().map(m -> site(examples.naming(m), layer)).toList();
        double[] norms = sites.stream().mapToDouble(Site::hiddenNorm).toArray();
        TargetSearch.Found found;
        try (SlotObjective objective = SlotObjective.of(
                base, layer, examples, settings.kl(), settings.preservedRows(), norms)) {
            found = new TargetSearch(objective, settings).run();
        }
        List<SlotRow> rows = new ArrayList<>();
        int width = base.config().hiddenSize();
        for (int g = 0; g < mentions.size(); g++) {
            float[] delta = Arrays.copyOfRange(found.deltasGD(), g * width, (g + 1) * width);
            rows.add(row(layer, mentions.get(g), sites.get(g), delta));
        }
        PlanDiagnostics diagnostics = found.diagnostics();
        return new SlotEdit(
                request.subject().slot(), request.contentKeys(), method, planKey(request), rows, diagnostics);
    }

    private TargetSettings targetSettings(Method method) {
        return method == Method.MEMORY
                ? profile.settings().memory().target()
                : profile.settings().write().target();
    }

    private int layer(Method method) {
        return method == Method.MEMORY
                ? profile.settings().memory().layer()
                : profile.settings().write().layers().getLast();
    }

    /**
     * @param key mean MLP key at the subject's last token over all contexts (F)
     * @param hiddenNorm mean norm of the layer's output there
     */
    @SuppressWarnings("ArrayRecordComponent") // read at once and dropped
    private record Site(double[] key, double hiddenNorm) {}

    private Site site(List<SubjectSite> contexts, int layer) {
        List<int[]> rows = contexts.stream().map(SubjectSite::upToSubject).toList();
        int[] positions = contexts.stream().mapToInt(SubjectSite::position).toArray();
        TappedActivations taps = base.activations(rows, positions, Set.of(layer), Set.of(layer));
        FloatMatrix keys = Objects.requireNonNull(taps.mlpKeysNF().get(layer));
        FloatMatrix states = Objects.requireNonNull(taps.statesND().get(layer));
        double[] mean = new double[keys.columns()];
        double norm = 0;
        for (int n = 0; n < keys.rows(); n++) {
            for (int f = 0; f < mean.length; f++) {
                mean[f] += keys.get(n, f);
            }
            norm += FloatProducts.norm(states.row(n));
        }
        for (int f = 0; f < mean.length; f++) {
            mean[f] /= keys.rows();
        }
        return new Site(mean, norm / keys.rows());
    }

    private SlotRow row(int layer, String mention, Site site, float[] delta) {
        Whitening whitening = profile.whitening(layer);
        float[] key = FloatProducts.rounded(site.key);
        float[] direction = FloatProducts.rounded(whitening.precision(FloatProducts.widened(key)));
        return new SlotRow(layer, mention, key, direction, delta);
    }
}
