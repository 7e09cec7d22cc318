package io.emend.interpreter.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.interpreter.adapter.SchemaLexicon;
import io.emend.interpreter.fixture.CodexNames;
import io.emend.interpreter.lexicon.LexicalRelation.Words;
import io.emend.interpreter.text.Token;
import io.emend.interpreter.text.Tokenizer;
import io.emend.schema.KnowledgeSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights trained when Emend was built, and those trained for other wordings. */
final class TrainedWordingsTests {
    private static final Tokenizer TOKENIZER = new Tokenizer();

    @Test
    void theBundledWeightsAreOfTheStandardLexicon() {
        String fingerprint =
                TrainedWordings.fingerprint(SchemaLexicon.of(KnowledgeSchema.load()), Paraphrases.bundled());

        assertThat(TrainedWordings.bundled(fingerprint)).isPresent();
        assertThat(TrainedWordings.bundled("another")).isEmpty();
    }

    @Test
    void whatTheBuildKeptSaysWhatTrainingNowWouldSay() {
        WordingModel kept = CodexNames.wordings();
        WordingModel trained = WordingModel.trained(SchemaLexicon.of(KnowledgeSchema.load()), Paraphrases.bundled());

        assertThat(kept.vocabulary()).isEqualTo(trained.vocabulary());
        for (String words : List.of("died in", "was founded by", "的首都是", "has nothing to do with", "qwertz")) {
            List<Token> between = TOKENIZER.tokens(words);
            assertThat(kept.statement(List.of(), between, List.of()))
                    .as(words)
                    .isEqualTo(trained.statement(List.of(), between, List.of()));
            assertThat(kept.question(between, List.of())).as(words).isEqualTo(trained.question(between, List.of()));
        }
    }

    @Test
    void anotherLexiconIsTrained() {
        Words words = new Words(
                "likes",
                "favourite",
                List.of("prefers"),
                List.of("{s} likes {o}", "{s} is fond of {o}"),
                List.of("what does {s} like"));
        RelationLexicon lexicon = new RelationLexicon(
                List.of(new LexicalRelation("X1", false, false, null, Set.of(), Set.of(), Map.of("en", words))));

        WordingModel model = WordingModel.of(lexicon, Paraphrases.none());

        float[] said = model.statement(List.of(), TOKENIZER.tokens("is fond of"), List.of());
        assertThat(said).hasSize(3);
        assertThat(said[0]).isGreaterThan(0.5f).isGreaterThan(said[1]).isGreaterThan(said[2]);
    }

    @Test
    void fingerprintsTellWordingsApartAndNothingElse() {
        String one = fingerprint("{s} likes {o}", List.of("PERSON", "PLACE", "WORK"));

        assertThat(fingerprint("{s} likes {o}", List.of("WORK", "PLACE", "PERSON")))
                .isEqualTo(one);
        assertThat(fingerprint("{s} loves {o}", List.of("PERSON", "PLACE", "WORK")))
                .isNotEqualTo(one);
        assertThat(fingerprint("{s} likes {o}", List.of("PERSON", "PLACE"))).isNotEqualTo(one);
    }

    private static String fingerprint(String statement, List<String> kinds) {
        Words words = new Words("likes", "favourite", List.of(), List.of(statement), List.of());
        LexicalRelation relation = new LexicalRelation(
                "X1", false, false, null, new LinkedHashSet<>(kinds), Set.of(), Map.of("en", words));
        return TrainedWordings.fingerprint(new RelationLexicon(List.of(relation)), Paraphrases.none());
    }

    @Test
    void aClassifierReadBackSaysTheSame() throws IOException {
        WordingExamples examples = new WordingExamples();
        for (int i = 0; i < 40; i++) {
            int label = i % 4;
            examples.add(() -> List.of("f" + label, "shared"), label, 1f);
        }
        WordingClassifier classifier = WordingClassifier.train(4, examples, 20);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        classifier.write(new DataOutputStream(bytes));

        WordingClassifier read =
                WordingClassifier.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        for (int label = 0; label < 4; label++) {
            List<String> features = List.of("f" + label, "shared", "unknown");
            assertThat(read.probabilities(features)).isEqualTo(classifier.probabilities(features));
            assertThat(read.probabilities(features)[label]).isGreaterThan(0.8f);
        }
        assertThat(read.probabilities(List.of("unknown"))).containsExactly(0.25f, 0.25f, 0.25f, 0.25f);
    }

    @Test
    void aFileIsUpToDateForItsWordingsAndCodeOnly(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep/wordings.bin");
        assertThat(TrainedWordings.isUpToDate(file, "w", "c")).isFalse();

        TrainedWordings.write(file, CodexNames.wordings(), "w", "c");

        assertThat(TrainedWordings.isUpToDate(file, "w", "c")).isTrue();
        assertThat(TrainedWordings.isUpToDate(file, "w", "d")).isFalse();
        assertThat(TrainedWordings.isUpToDate(file, "v", "c")).isFalse();
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 2));
        assertThat(TrainedWordings.isUpToDate(file, "w", "c")).isFalse();
    }
}
