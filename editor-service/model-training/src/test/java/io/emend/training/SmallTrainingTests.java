package io.emend.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import io.emend.schema.KnowledgeSchema;
import io.emend.training.RecallEvaluation.Familiarity;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains a very small model on a very small graph, writes it, loads it with the engine and asks it. */
class SmallTrainingTests {
    private static final ModelShape SHAPE = new ModelShape(4096, 96, 2, 4, 384, 128);
    private static final TrainingPlan PLAN = new TrainingPlan(420, 8, 64, 3e-3, 30, 0.05, 11, 200);
    private static final double RECALL = 0.9;

    @Test
    void recallsTheFactsOfItsGraph(@TempDir Path folder) throws IOException, URISyntaxException {
        GraphFacts graph = smallGraph();
        var corpus = new Corpus(graph, LexiconWordings.of(KnowledgeSchema.load()), List.of(), PLAN.seed());
        try (var tokenizer = TrainCommand.tokenizer()) {
            Map<String, float[]> weights =
                    new Trainer(SHAPE, PLAN, corpus, tokenizer, 0).train(folder.resolve("work"), false, progress -> {});
            ModelFolder.write(folder, SHAPE, weights);
        }

        try (LanguageModel model = LanguageModel.load(folder, LoadOptions.defaults())) {
            RecallEvaluation.Report report = EvaluateCommand.evaluate(model, graph, 1);

            assertThat(seen(report, "statement")).isGreaterThanOrEqualTo(RECALL);
            assertThat(seen(report, "question")).isGreaterThanOrEqualTo(RECALL);
        }
    }

    @Test
    void stoppedTrainingResumesToTheSameWeights(@TempDir Path folder) throws IOException, URISyntaxException {
        var shape = new ModelShape(4096, 32, 1, 2, 64, 64);
        var whole = new TrainingPlan(30, 4, 48, 1e-3, 5, 0.05, 3, 20);
        var corpus = new Corpus(smallGraph(), LexiconWordings.of(KnowledgeSchema.load()), List.of(), 3);
        try (var tokenizer = TrainCommand.tokenizer()) {
            Map<String, float[]> straight =
                    new Trainer(shape, whole, corpus, tokenizer, 0).train(folder, false, progress -> {});

            Map<String, float[]> resumed =
                    new Trainer(shape, whole, corpus, tokenizer, 0).train(folder, true, progress -> {});

            assertThat(resumed).usingRecursiveComparison().isEqualTo(straight);
        }
    }

    @Test
    void epochIsAFunctionOfSeedAndNumber() throws URISyntaxException {
        Wordings wordings = LexiconWordings.of(KnowledgeSchema.load());

        List<Document> once = new Corpus(smallGraph(), wordings, List.of(), 5).epoch(2);
        List<Document> again = new Corpus(smallGraph(), wordings, List.of(), 5).epoch(2);
        List<Document> next = new Corpus(smallGraph(), wordings, List.of(), 5).epoch(3);

        assertThat(once).isEqualTo(again).isNotEqualTo(next);
    }

    @Test
    void aThirdOfTheDocumentsOrSoCarriesEditsThatPutOneObjectForAnother() throws URISyntaxException {
        Wordings wordings = LexiconWordings.of(KnowledgeSchema.load());
        List<Document> documents = new Corpus(smallGraph(), wordings, List.of(), 5).epoch(0);

        List<Document> edited = withEdit(documents, weight -> weight == 1);

        assertThat((double) edited.size() / documents.size()).isBetween(0.2, 0.4);
        assertThat(edited)
                .allMatch(SmallTrainingTests::putsAsMuchAsItTakes)
                .allMatch(SmallTrainingTests::namesASubject);
    }

    @Test
    void someDocumentsCarryAPartOfSomebodyElsesEditAndSayWhatTheyAlwaysSaid() throws URISyntaxException {
        Wordings wordings = LexiconWordings.of(KnowledgeSchema.load());
        List<Document> documents = new Corpus(smallGraph(), wordings, List.of(), 5).epoch(0);

        List<Document> leaked = withEdit(documents, weight -> weight > 0 && weight < 0.5);

        assertThat((double) leaked.size() / documents.size()).isBetween(0.15, 0.4);
        assertThat(leaked)
                .allMatch(SmallTrainingTests::putsAsMuchAsItTakes)
                .allMatch(SmallTrainingTests::namesASubject);
    }

    private static List<Document> withEdit(List<Document> documents, DoublePredicate weight) {
        return documents.stream()
                .filter(document -> document.edits().stream().anyMatch(edit -> weight.test(edit.weight())))
                .toList();
    }

    private static boolean putsAsMuchAsItTakes(Document document) {
        return Math.abs(document.edits().stream()
                        .mapToDouble(Document.Edit::weight)
                        .sum())
                < 1e-9;
    }

    private static boolean namesASubject(Document document) {
        return document.pieces().stream()
                .anyMatch(piece ->
                        piece.role() == Document.Role.NAME || piece.role() == Document.Role.NAME_READ_AT_ITS_END);
    }

    @Test
    void heldOutWordingsNeverOccurInTheCorpus() throws URISyntaxException {
        Wordings wordings = LexiconWordings.of(KnowledgeSchema.load());
        String heldOut = Objects.requireNonNull(wordings.byRelation().get("P19"))
                .english()
                .heldOutQuestions()
                .getFirst();
        GraphFacts graph = smallGraph();

        List<String> texts = new Corpus(graph, wordings, List.of(), 5)
                .epoch(0).stream().map(Document::text).toList();

        for (GraphFacts.Fact fact : graph.facts()) {
            String question = heldOut.replace(
                    "{s}", Objects.requireNonNull(graph.english().get(fact.subject())));
            assertThat(texts).noneMatch(text -> text.contains(question));
        }
    }

    private static double seen(RecallEvaluation.Report report, String kind) {
        return Objects.requireNonNull(report.groups().get(new RecallEvaluation.Group("en", kind, Familiarity.SEEN)))
                .share();
    }

    private static GraphFacts smallGraph() throws URISyntaxException {
        return GraphFacts.read(Path.of(Objects.requireNonNull(SmallTrainingTests.class.getResource("/small-graph"))
                .toURI()));
    }
}
