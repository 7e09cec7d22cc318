package io.emend.editor.bench;

import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.settings.Recipe;
import io.emend.editing.verify.VerificationReport;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.weights.AssembledModel;
import io.emend.editor.weights.ExportFormat;
import io.emend.editor.weights.WeightEditor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A weight editor that counts the time each stage of its work takes. Not thread-safe, and not nested. */
public final class TimedWeights implements WeightEditor {
    private static final double NANOS_PER_MILLI = 1e6;

    private final WeightEditor weights;
    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);

    /** What an edit's time goes into. */
    public enum Stage {
        /** Looking for the targets, and solving for what is written. */
        SEARCH,
        /** Building models. */
        BUILD,
        /** Putting probes to them. */
        VERIFY
    }

    public TimedWeights(WeightEditor weights) {
        this.weights = weights;
    }

    /** Milliseconds by stage since the last call. */
    Map<Stage, Double> taken() {
        Map<Stage, Double> taken = new EnumMap<>(Stage.class);
        Arrays.stream(Stage.values())
                .forEach(stage -> taken.put(stage, nanos.getOrDefault(stage, 0L) / NANOS_PER_MILLI));
        nanos.clear();
        return taken;
    }

    private <T> T timed(Stage stage, Supplier<T> work) {
        long from = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos.merge(stage, System.nanoTime() - from, Long::sum);
        }
    }

    @Override
    public Optional<SlotEdit> planned(EditRequest request) {
        return weights.planned(request);
    }

    @Override
    public List<Recipe> recipes(Optional<Method> method) {
        return weights.recipes(method);
    }

    @Override
    public List<SlotEdit> plan(List<EditRequest> requests, Recipe recipe) {
        return timed(Stage.SEARCH, () -> weights.plan(requests, recipe));
    }

    @Override
    public AssembledModel assemble(Collection<SlotEdit> live) {
        return timed(Stage.BUILD, () -> weights.assemble(live));
    }

    @Override
    public AssembledModel base() {
        return weights.base();
    }

    @Override
    public void learnAnswers(List<EditRequest> requests) {
        timed(Stage.VERIFY, () -> {
            weights.learnAnswers(requests);
            return requests;
        });
    }

    @Override
    public List<VerificationReport> tryOut(HostedModel after, List<EditRequest> requests) {
        return timed(Stage.VERIFY, () -> weights.tryOut(after, requests));
    }

    @Override
    public List<VerificationReport> verify(HostedModel before, HostedModel after, List<EditRequest> requests) {
        return timed(Stage.VERIFY, () -> weights.verify(before, after, requests));
    }

    @Override
    public String store(SlotEdit edit) {
        return weights.store(edit);
    }

    @Override
    public SlotEdit load(String deltaHash) {
        return weights.load(deltaHash);
    }

    @Override
    public boolean isBaseIntact() {
        return weights.isBaseIntact();
    }

    @Override
    public List<String> export(AssembledModel model, ExportFormat format, Path folder) {
        return weights.export(model, format, folder);
    }
}
