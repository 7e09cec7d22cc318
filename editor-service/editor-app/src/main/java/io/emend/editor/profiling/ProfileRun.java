package io.emend.editor.profiling;

import io.emend.editing.profile.ModelProfile;
import io.emend.editing.profile.Profiler;
import io.emend.editing.settings.EditingSettings;
import io.emend.lm.LanguageModel;
import io.emend.lm.ModelConfig;
import io.emend.schema.KnowledgeSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Profiles one checkpoint: covariances of the candidate layers, how well subjects' keys tell subjects apart there, a few
 * probe edits at the layers where they do so best, and the layer that came out best.
 */
final class ProfileRun {
    /** Layers at which probe edits are made in a model that has many. */
    private static final int TRIED = 4;
    /** Candidates end here, as a share of all layers: what is edited above is not read any more. */
    private static final double DEEPEST = 0.6;
    /** Covariances held at once, bytes. */
    private static final long AT_ONCE = 256L << 20;

    /** Beside a thousand live edits, other subjects kept 97.5 % of their answers at one half and 98.3 % at two thirds. */
    private static final double RECOGNISED = 2.0 / 3;

    private static final double LEAST_TAU = 0.5;
    private static final double MOST_TAU = 0.8;

    private final LanguageModel model;
    private final ModelConfig config;
    private final ProbeGraph graph;
    private final ProfileOptions options;
    private final Consumer<String> progress;
    private final KnowledgeSchema schema = KnowledgeSchema.load();

    ProfileRun(LanguageModel model, ProbeGraph graph, ProfileOptions options, Consumer<String> progress) {
        this.model = model;
        this.config = model.config();
        this.graph = graph;
        this.options = options;
        this.progress = progress;
    }

    SweptProfile profile() {
        List<Integer> candidates = candidates();
        ProbeSet probes = ProbeSet.of(graph, schema, options.edits());
        var unfinished = UnfinishedProfile.open(options.out(), model.fingerprint(), options.identity());
        List<LayerScore> scores = new ArrayList<>();
        Map<Integer, List<Integer>> groupOf = new HashMap<>();
        var cosines = SubjectKeyCosines.read(model, probes.subjects(), Set.copyOf(candidates));
        for (List<Integer> group : groups(candidates)) {
            ModelProfile covariances = covariances(unfinished, group);
            for (int layer : group) {
                groupOf.put(layer, group);
                scores.add(unfinished.score(layer, false).orElseGet(() -> {
                    LayerScore score = cosines.at(layer, covariances.whitening(layer));
                    unfinished.keep(score);
                    return score;
                }));
            }
        }
        for (LayerScore promising : mostPromising(scores)) {
            int layer = promising.layer();
            ModelProfile covariances = covariances(unfinished, Objects.requireNonNull(groupOf.get(layer)));
            LayerScore tried =
                    unfinished.score(layer, true).orElseGet(() -> tried(probes, promising, covariances, unfinished));
            scores.replaceAll(score -> score.layer() == layer ? tried : score);
        }
        LayerScore best = scores.stream()
                .max(Comparator.comparingDouble(LayerScore::score).thenComparingDouble(LayerScore::margin))
                .orElseThrow();
        ModelProfile chosen = covariances(unfinished, Objects.requireNonNull(groupOf.get(best.layer())));
        unfinished.delete();
        return new SweptProfile(chosen.only(Set.of(best.layer())).withSettings(settings(best)), scores);
    }

    private List<Integer> candidates() {
        if (options.layers().isEmpty()) {
            int end = config.layers() <= StartingSettings.SMALL
                    ? config.layers()
                    : (int) Math.ceil(DEEPEST * config.layers());
            return IntStream.range(0, end).boxed().toList();
        }
        if (options.layers().getLast() >= config.layers()) {
            throw new ProfilingException("--layers names layer "
                    + options.layers().getLast() + "; the model's are 0 to " + (config.layers() - 1) + ".");
        }
        return options.layers();
    }

    /** As many layers together as fit into the memory set aside. */
    private List<List<Integer>> groups(List<Integer> layers) {
        long each = (long) config.mlpSize() * config.mlpSize() * Double.BYTES;
        int size = (int) Math.max(1, AT_ONCE / each);
        List<List<Integer>> groups = new ArrayList<>();
        for (int from = 0; from < layers.size(); from += size) {
            groups.add(layers.subList(from, Math.min(from + size, layers.size())));
        }
        return groups;
    }

    private ModelProfile covariances(UnfinishedProfile unfinished, List<Integer> group) {
        return unfinished.covariances(group).orElseGet(() -> {
            long tokens = options.tokens() == 0 ? Profiler.sufficientTokens(model) : options.tokens();
            var profiler = new Profiler(
                    model,
                    new TreeSet<>(group),
                    tokens,
                    done -> progress.accept("covariances of layers " + group + ": " + 100 * done.done() / done.wanted()
                            + " % of " + done.wanted() + " tokens"));
            ModelProfile covariances = profiled(profiler);
            unfinished.keep(group, covariances);
            return covariances;
        });
    }

    private ModelProfile profiled(Profiler profiler) {
        EditingSettings settings = StartingSettings.at(config, StartingSettings.layer(config));
        Path corpus = options.corpus();
        if (corpus == null) {
            return profiler.profile(GraphText.of(graph, schema), settings);
        }
        try (Stream<String> lines = Files.lines(corpus)) {
            Iterator<String> passages = lines.filter(line -> !line.isBlank()).iterator();
            if (!passages.hasNext()) {
                throw new ProfilingException("The corpus " + corpus + " holds no text.");
            }
            return profiler.profile(passages, settings);
        } catch (IOException | UncheckedIOException e) {
            throw new ProfilingException("The corpus " + corpus + " cannot be read as UTF-8 text.", e);
        }
    }

    private List<LayerScore> mostPromising(List<LayerScore> scores) {
        boolean all =
                config.layers() <= StartingSettings.SMALL || !options.layers().isEmpty();
        return scores.stream()
                .sorted(Comparator.comparingDouble(LayerScore::margin).reversed())
                .limit(all ? scores.size() : TRIED)
                .toList();
    }

    private LayerScore tried(ProbeSet probes, LayerScore keys, ModelProfile covariances, UnfinishedProfile unfinished) {
        ModelProfile here = covariances.withSettings(settings(keys));
        LayerScore score = new ProbeEdits(model, probes.edits())
                .tried(
                        keys,
                        here,
                        done -> progress.accept("layer " + keys.layer() + ": edit " + done + " of " + options.edits()));
        unfinished.keep(score);
        return score;
    }

    /** A subject is recognised two thirds of the way from what other subjects reach to what it reaches itself. */
    private EditingSettings settings(LayerScore score) {
        double tau = score.separation() + RECOGNISED * (score.agreement() - score.separation());
        double rounded = Math.round(100 * tau) / 100.0;
        return StartingSettings.at(config, score.layer(), Math.clamp(rounded, LEAST_TAU, MOST_TAU));
    }
}
