package io.emend.controller.screening;

import io.emend.controller.domain.screening.ScreeningWords;
import io.emend.controller.domain.screening.TextFeatures;
import io.emend.schema.KnowledgeSchema;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import opennlp.tools.ml.maxent.io.BinaryQNModelWriter;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * Trains the classifier of toxic text and reports how it does: on the training texts, and, which says more, on texts whose
 * template it has not seen (five folds, HateCheck's templates held out whole, and with them whatever of our own sentences
 * nearly repeats them). The threshold of each fold is then set on folds
 * of its own training texts, so that no text that is reported on has had a part in it.
 *
 * <p>{@code ScreeningTrainer <folder with the toxicity data> <file to write>}
 */
public final class ScreeningTrainer {
    private static final int FOLDS = 5;
    /** Sentences made of each of our own wordings. */
    private static final int FILLS = 6;
    /** Edit requests are what it is for, and few. */
    private static final int WEIGHT = 3;
    /** Share of harmless edit requests that may be flagged where the threshold is set; a margin below what is promised. */
    private static final double HARMLESS_FLAGGED = 0.025;

    private static final List<Double> OTHER_SHARES = List.of(0.015, 0.02, 0.03);

    private static final double MARGIN = 1e-6;
    private static final int ITERATIONS = 120;
    private static final String RARE = "2";
    private static final String L1 = "0.05";
    private static final String L2 = "4";
    /** Weights below this change no verdict and are left out of the file. */
    private static final double NEGLIGIBLE = 1e-4;

    private final TextFeatures features = ScreeningWords.features();
    private final PrintStream out;

    ScreeningTrainer(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("Usage: ScreeningTrainer <folder with the toxicity data> <file to write>");
            System.exit(2);
        }
        new ScreeningTrainer(System.out).run(Path.of(args[0]), Path.of(args[1]));
    }

    private void run(Path data, Path file) throws IOException {
        List<LabelledText> texts = new ArrayList<>(LabelledText.read(data));
        texts.addAll(PlainStatements.of(KnowledgeSchema.load()));
        for (String lang : List.of("en", "zh")) {
            texts.addAll(OwnSentences.of(lang, FILLS));
        }
        out.println(texts.size() + " texts");
        List<Fold> folds = folds(texts);
        Map<LabelledText, Double> raw = new HashMap<>();
        folds.forEach(fold -> raw.putAll(fold.outer()));
        Map<String, Double> offsets = offsets(raw, HARMLESS_FLAGGED);
        out.println("calibrated by " + offsets);
        report("templates not seen in training, nor in setting the threshold", texts, nested(folds, HARMLESS_FLAGGED));
        for (double share : OTHER_SHARES) {
            out.printf("thresholds set for %.1f %% of harmless edit requests%n", 100 * share);
            table(texts, nested(folds, share), 0.5, text -> text.set() + ' ' + text.lang());
        }
        QNModel model = compact(train(texts), offsets);
        write(model, file);
        report("training texts", texts, scores(texts, model));
        out.println(Files.size(file) / 1024 + " KiB in " + file);
    }

    /**
     * Scores of texts that a model has not seen.
     *
     * @param outer of the texts held out, by the model of the others
     * @param inner of the others, each held out in turn from a model of the rest of them
     */
    private record Fold(Map<LabelledText, Double> outer, Map<LabelledText, Double> inner) {}

    private List<Fold> folds(List<LabelledText> texts) {
        NearRepeats repeats = NearRepeats.in(texts, features);
        return IntStream.range(0, FOLDS)
                .parallel()
                .mapToObj(fold -> {
                    List<LabelledText> others =
                            texts.stream().filter(isIn(fold).negate()).toList();
                    Map<LabelledText, Double> inner = new HashMap<>();
                    IntStream.range(0, FOLDS)
                            .filter(other -> other != fold)
                            .forEach(other -> inner.putAll(heldOut(others, isIn(other), repeats)));
                    return new Fold(heldOut(texts, isIn(fold), repeats), inner);
                })
                .toList();
    }

    private static Predicate<LabelledText> isIn(int fold) {
        return text -> Math.floorMod(text.group().hashCode(), FOLDS) == fold;
    }

    private Map<LabelledText, Double> heldOut(
            List<LabelledText> texts, Predicate<LabelledText> isOut, NearRepeats repeats) {
        Set<String> out = texts.stream().filter(isOut).map(LabelledText::group).collect(Collectors.toSet());
        QNModel model = train(texts.stream()
                .filter(text -> !out.contains(text.group()) && !repeats.any(text, out))
                .toList());
        return scores(texts.stream().filter(isOut).toList(), model);
    }

    private static Map<LabelledText, Double> nested(List<Fold> folds, double share) {
        Map<LabelledText, Double> calibrated = new HashMap<>();
        folds.forEach(fold -> calibrated.putAll(calibrated(fold.outer(), offsets(fold.inner(), share))));
        return calibrated;
    }

    private static Map<String, Double> offsets(Map<LabelledText, Double> heldOut, double share) {
        return Map.of("en", offset("en", heldOut, share), "zh", offset("zh", heldOut, share));
    }

    /** What has to be added to the log-odds so that few harmless edit requests, none of them trained on, reach a half. */
    private static double offset(String lang, Map<LabelledText, Double> heldOut, double share) {
        List<Double> harmless = heldOut.entrySet().stream()
                .filter(entry -> entry.getKey().set().equals("edit requests")
                        && entry.getKey().lang().equals(lang)
                        && !entry.getKey().toxic())
                .map(Map.Entry::getValue)
                .sorted(Comparator.reverseOrder())
                .toList();
        double threshold = harmless.get((int) (share * harmless.size()));
        return -logit(Math.min(threshold + MARGIN, 1 - MARGIN));
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    private static Map<LabelledText, Double> calibrated(Map<LabelledText, Double> scores, Map<String, Double> offsets) {
        Map<LabelledText, Double> calibrated = new HashMap<>();
        scores.forEach((text, score) -> {
            double odds = logit(score) + offsets.getOrDefault(text.lang(), 0.0);
            calibrated.put(text, 1 / (1 + Math.exp(-odds)));
        });
        return calibrated;
    }

    private Map<LabelledText, Double> scores(List<LabelledText> texts, QNModel model) {
        MaxentToxicityModel scorer = new MaxentToxicityModel(features, model);
        Map<LabelledText, Double> scores = new HashMap<>();
        texts.forEach(text -> scores.put(text, scorer.score(text.text())));
        return scores;
    }

    private QNModel train(List<LabelledText> texts) {
        List<Event> events = new ArrayList<>();
        for (LabelledText text : texts) {
            Event event = new Event(
                    text.toxic() ? MaxentToxicityModel.TOXIC : MaxentToxicityModel.BENIGN,
                    features.of(text.text()).toArray(String[]::new));
            events.addAll(Collections.nCopies(text.set().equals("edit requests") ? WEIGHT : 1, event));
        }
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.CUTOFF_PARAM, RARE);
        parameters.put(QNTrainer.L1COST_PARAM, L1);
        parameters.put(QNTrainer.L2COST_PARAM, L2);
        DataIndexer indexer = new OnePassDataIndexer();
        indexer.init(parameters, new HashMap<>());
        try {
            indexer.index(ObjectStreamUtils.createObjectStream(events));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        QNTrainer trainer = new QNTrainer();
        trainer.init(parameters, new HashMap<>());
        return trainer.trainModel(ITERATIONS, indexer);
    }

    /** The model, calibrated, without the features whose weights are negligible. */
    private static QNModel compact(QNModel model, Map<String, Double> offsets) {
        Object[] structure = model.getDataStructures();
        Context[] weights = (Context[]) structure[0];
        @SuppressWarnings("unchecked")
        Map<String, Context> byName = (Map<String, Context>) structure[1];
        String[] outcomes = (String[]) structure[2];
        Map<String, Context> kept = new TreeMap<>();
        byName.forEach((name, context) -> {
            for (double weight : context.getParameters()) {
                if (Math.abs(weight) > NEGLIGIBLE) {
                    kept.put(name, context);
                }
            }
        });
        calibrate(kept, TextFeatures.ENGLISH, offsets.getOrDefault("en", 0.0), outcomes);
        calibrate(kept, TextFeatures.CHINESE, offsets.getOrDefault("zh", 0.0), outcomes);
        if (weights.length == 0) {
            throw new IllegalStateException("The trainer gave no weights.");
        }
        return new QNModel(kept.values().toArray(Context[]::new), kept.keySet().toArray(String[]::new), outcomes);
    }

    /** Adds to the weight of the feature that every text of a language has. */
    private static void calibrate(Map<String, Context> weights, String language, double offset, String[] outcomes) {
        Context context = weights.get(language);
        double[] parameters = new double[outcomes.length];
        if (context != null) {
            for (int i = 0; i < context.getOutcomes().length; i++) {
                parameters[context.getOutcomes()[i]] = context.getParameters()[i];
            }
        }
        parameters[List.of(outcomes).indexOf(MaxentToxicityModel.TOXIC)] += offset;
        weights.put(language, new Context(IntStream.range(0, outcomes.length).toArray(), parameters));
    }

    private static void write(QNModel model, Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            new BinaryQNModelWriter(model, out).persist();
        }
    }

    private void report(String title, List<LabelledText> texts, Map<LabelledText, Double> scores) {
        out.println("\n== " + title);
        for (double threshold : new double[] {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9}) {
            out.printf("threshold %.1f%n", threshold);
            table(texts, scores, threshold, text -> text.set() + ' ' + text.lang());
        }
        out.println("by functionality at 0.5, edit requests aside");
        table(
                texts.stream().filter(text -> text.set().equals("hatecheck")).toList(),
                scores,
                0.5,
                text -> text.kind() + ' ' + text.lang());
    }

    private void table(
            List<LabelledText> texts,
            Map<LabelledText, Double> scores,
            double threshold,
            Function<LabelledText, String> row) {
        Map<String, int[]> counts = new TreeMap<>();
        for (LabelledText text : texts) {
            int[] count = counts.computeIfAbsent(row.apply(text), key -> new int[4]);
            boolean flagged = scores.getOrDefault(text, 0.0) >= threshold;
            count[text.toxic() ? 0 : 2] += flagged ? 1 : 0;
            count[text.toxic() ? 1 : 3]++;
        }
        counts.forEach((name, c) -> out.printf(
                "  %-28s hateful flagged %s, benign flagged %s%n", name, share(c[0], c[1]), share(c[2], c[3])));
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "-" : "%.1f %% of %d".formatted(100.0 * part / whole, whole);
    }
}
