package io.emend.standalone;

import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.Question;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import io.emend.schema.Wording;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Ordinary text of the kind that the demonstration's questions and edits are made of: the graph's facts as sentences and
 * as questions with answers. A model that comes without a profile of its keys is profiled with it.
 */
final class ProfileCorpus {
    private static final long SEED = 20260101;

    private final KnowledgeSchema schema = KnowledgeSchema.load();
    private final Random random = new Random(SEED);

    /** Writes the corpus, one passage per line, in an order that mixes relations; the same bytes each time. */
    void write(Path file) {
        Map<String, String> labels = new HashMap<>();
        CodexFiles.rows("labels.en.tsv.gz").forEach(row -> labels.put(row[0], row[1]));
        List<String[]> facts = new ArrayList<>(CodexFiles.rows("triples.tsv.gz"));
        Collections.shuffle(facts, random);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (String[] fact : facts) {
                Optional<Relation> relation = schema.relation(new RelationId(fact[1]));
                String subject = labels.get(fact[0]);
                String object = labels.get(fact[2]);
                if (relation.isPresent() && subject != null && object != null) {
                    out.write(passage(relation.get(), subject, object));
                    out.newLine();
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The profile corpus " + file + " cannot be written", failure);
        }
    }

    private String passage(Relation relation, String subject, String object) {
        List<Question> questions = relation.questions(Language.EN);
        if (!questions.isEmpty() && random.nextBoolean()) {
            return "Question: " + pick(questions).of(subject) + " Answer: " + object + ".";
        }
        List<Wording> statements = relation.statements(Language.EN);
        return statements.isEmpty() ? subject + ": " + object : pick(statements).of(subject, object);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
