package io.emend.editor.profiling;

import io.emend.editor.profiling.ProbeGraph.Fact;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.Question;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import io.emend.schema.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** A graph's facts as sentences and as questions with answers, in mixed order: text where no corpus is given. */
final class GraphText {
    private static final long SEED = 20260101;

    private GraphText() {}

    /** The passages, the same each time. */
    static Iterator<String> of(ProbeGraph graph, KnowledgeSchema schema) {
        var random = new Random(SEED);
        List<Fact> facts = new ArrayList<>(graph.facts());
        Collections.shuffle(facts, random);
        return facts.stream()
                .flatMap(fact -> schema.relation(new RelationId(fact.relation())).stream()
                        .map(relation -> passage(fact, relation, random)))
                .iterator();
    }

    private static String passage(Fact fact, Relation relation, Random random) {
        List<Question> questions = relation.questions(Language.EN);
        if (!questions.isEmpty() && random.nextBoolean()) {
            String question = questions.get(random.nextInt(questions.size())).of(fact.subject());
            return "Question: " + question + "\nAnswer: " + fact.object() + ".";
        }
        List<Wording> statements = relation.statements(Language.EN);
        return statements.isEmpty()
                ? fact.subject() + ": " + fact.object()
                : statements.get(random.nextInt(statements.size())).of(fact.subject(), fact.object());
    }
}
