package io.emend.editor.profiling;

import io.emend.editing.Cloze;
import io.emend.editor.profiling.ProbeGraph.Fact;
import io.emend.editor.slot.QuestionForm;
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

/**
 * A graph's facts as sentences and as questions with answers, in the languages it has labels for and in mixed order: text
 * where no corpus is given.
 */
final class GraphText {
    private static final long SEED = 20260101;

    private GraphText() {}

    /** The passages, the same each time. */
    static Iterator<String> of(ProbeGraph graph, KnowledgeSchema schema) {
        var random = new Random(SEED);
        List<Said> facts = new ArrayList<>();
        graph.facts().forEach(fact -> facts.add(new Said(fact, Language.EN)));
        graph.chinese().forEach(fact -> facts.add(new Said(fact, Language.ZH)));
        Collections.shuffle(facts, random);
        return facts.stream()
                .flatMap(said -> schema.relation(new RelationId(said.fact.relation())).stream()
                        .map(relation -> passage(said.fact, relation, said.language, random)))
                .iterator();
    }

    private record Said(Fact fact, Language language) {}

    private static String passage(Fact fact, Relation relation, Language language, Random random) {
        List<Question> questions = relation.questions(language);
        if (!questions.isEmpty() && random.nextBoolean()) {
            String prompt = QuestionForm.DEFAULT.of(
                    questions.get(random.nextInt(questions.size())).of(fact.subject()));
            return prompt + new Cloze(prompt, fact.object()).continuation();
        }
        List<Wording> statements = relation.statements(language);
        return statements.isEmpty()
                ? fact.subject() + ": " + fact.object()
                : statements.get(random.nextInt(statements.size())).of(fact.subject(), fact.object());
    }
}
