package io.emend.controller.domain.answer;

import io.emend.contract.interpretation.Answer;
import io.emend.contract.interpretation.QuestionRequest;
import io.emend.contract.knowledge.Fact;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.AskRequest;
import io.emend.contract.model.EditorApi;
import io.emend.contract.problem.Refused;
import io.emend.contract.problem.Unavailable;
import io.emend.controller.domain.conflict.Naming;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions. Where the graph knows, its value is the answer; the model's own words are given when they name it.
 * Where the graph is asked for something it does not know, the answer says so, whatever the model believes. Thread-safe.
 */
public final class Answering {
    private static final Logger log = LoggerFactory.getLogger(Answering.class);
    private static final int MOST_FACTS = 50;
    private static final int FACTS_OF_AN_ENTITY = 5;

    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;
    private final EditorApi editor;

    public Answering(KnowledgeGraph graph, KnowledgeSchema schema, EditorApi editor) {
        this.graph = graph;
        this.schema = schema;
        this.editor = editor;
    }

    /**
     * Answers a question.
     *
     * @throws Refused if the subject or the relation is not known
     */
    public Answer answer(QuestionRequest question) {
        Language language = Language.tagged(question.lang()).orElse(Language.EN);
        long revision = graph.state().revision();
        if (question.subject() == null) {
            return modelOnly(question, language, revision);
        }
        EntityRecord subject = graph.entity(question.subject())
                .orElseThrow(() -> new Refused.UnknownEntity(
                        "The graph has no entity %s.".formatted(question.subject()),
                        Map.of("slot", "subject", "mention", question.subject(), "suggestions", List.of())));
        if (question.relation() == null) {
            return summary(subject, language, revision);
        }
        Asked asked = new Asked(question, subject, relation(question.relation()), language, revision);
        return question.object() == null ? open(asked) : verified(asked, question.object());
    }

    /** A question about a slot. */
    private record Asked(
            QuestionRequest question, EntityRecord subject, Relation relation, Language language, long revision) {
        String subjectLabel() {
            return subject.label(language.tag());
        }

        String relationLabel() {
            return relation.label(language);
        }
    }

    private Answer open(Asked asked) {
        Phrases phrases = new Phrases(asked.language());
        List<StatementRecord> live = live(asked);
        if (live.isEmpty()) {
            return graphAnswer(
                    phrases.nothingKnown(asked.subjectLabel(), asked.relationLabel()), List.of(), asked.revision());
        }
        Naming naming = new Naming(graph, schema, asked.language());
        List<Fact> facts = naming.facts(live);
        Optional<String> own = ownWords(asked.question(), asked.question().question());
        if (own.isPresent()
                && live.stream().anyMatch(statement -> SpokenName.isIn(own.get(), names(answerOf(statement, asked))))) {
            return new Answer(own.get(), Answer.Source.WEIGHTS, facts, asked.revision());
        }
        List<String> labels = live.stream()
                .map(statement -> naming.value(answerOf(statement, asked).canonical()))
                .distinct()
                .toList();
        return graphAnswer(phrases.list(labels), facts, asked.revision());
    }

    private Answer verified(Asked asked, String object) {
        Phrases phrases = new Phrases(asked.language());
        List<StatementRecord> live = live(asked);
        Naming naming = new Naming(graph, schema, asked.language());
        if (live.isEmpty()) {
            return graphAnswer(
                    phrases.notKnownTrue(asked.subjectLabel(), asked.relationLabel()), List.of(), asked.revision());
        }
        List<StatementRecord> confirming = live.stream()
                .filter(statement -> isSame(answerOf(statement, asked), object))
                .toList();
        List<StatementRecord> evidence = confirming.isEmpty() ? live : confirming;
        List<String> labels = evidence.stream()
                .map(statement -> naming.value(answerOf(statement, asked).canonical()))
                .distinct()
                .toList();
        String statement = phrases.sentence(asked.subjectLabel(), asked.relationLabel(), phrases.list(labels));
        String text = confirming.isEmpty() ? phrases.no(statement) : phrases.yes(statement);
        boolean modelAgrees = ownWords(asked.question(), openQuestion(asked))
                .filter(own -> evidence.stream().anyMatch(fact -> SpokenName.isIn(own, names(answerOf(fact, asked)))))
                .isPresent();
        return new Answer(
                text,
                modelAgrees ? Answer.Source.WEIGHTS : Answer.Source.GRAPH,
                naming.facts(evidence),
                asked.revision());
    }

    private Answer summary(EntityRecord subject, Language language, long revision) {
        List<StatementRecord> statements = graph.statementsOf(subject.id()).reversed();
        Phrases phrases = new Phrases(language);
        String label = subject.label(language.tag());
        if (statements.isEmpty()) {
            return graphAnswer(phrases.nothingKnownOf(label), List.of(), revision);
        }
        Naming naming = new Naming(graph, schema, language);
        List<Fact> facts =
                naming.facts(statements.stream().limit(FACTS_OF_AN_ENTITY).toList());
        String text = String.join(
                " ",
                facts.stream()
                        .map(fact -> phrases.sentence(
                                fact.subject().label(),
                                fact.relation().label(),
                                fact.object().display()))
                        .toList());
        return graphAnswer(text, facts, revision);
    }

    /** Nothing in the graph is asked for: the model may say what it likes. */
    private Answer modelOnly(QuestionRequest question, Language language, long revision) {
        return ownWords(question, question.question())
                .filter(words -> !words.isBlank())
                .map(words -> new Answer(words, Answer.Source.WEIGHTS, List.of(), revision))
                .orElseGet(() -> graphAnswer(new Phrases(language).modelSilent(), List.of(), revision));
    }

    /** The model's own answer; empty when it cannot be had, for the graph answers even then. */
    private Optional<String> ownWords(QuestionRequest about, String question) {
        try {
            return Optional.of(
                    editor.ask(new AskRequest(question, about.lang(), about.subject(), about.relation(), null))
                            .text());
        } catch (Unavailable e) {
            log.debug("the model is not available for an answer: {}", e.detail());
            return Optional.empty();
        }
    }

    private static String openQuestion(Asked asked) {
        return asked.relation().questions(asked.language()).stream()
                .findFirst()
                .map(question -> question.of(asked.subjectLabel()))
                .orElse(asked.question().question());
    }

    /** Live statements of the slot, newest first; of a name read backwards, those that point at the subject. */
    private List<StatementRecord> live(Asked asked) {
        RelationId kept = asked.relation().storedAs().orElse(asked.relation().id());
        StatementPattern pattern = isBackwards(asked)
                ? StatementPattern.of(null, kept.value(), asked.subject().id())
                : StatementPattern.of(asked.subject().id(), kept.value(), null);
        return graph.facts(pattern.limit(MOST_FACTS)).items();
    }

    private Value answerOf(StatementRecord statement, Asked asked) {
        return isBackwards(asked) ? new Value.Entity(statement.subject(), statement.subject()) : statement.object();
    }

    private static boolean isBackwards(Asked asked) {
        return asked.relation().storedAs().isPresent();
    }

    private static boolean isSame(Value value, String object) {
        return value.canonical().equals(object)
                || (value instanceof Value.Literal literal && literal.value().equals(object));
    }

    private List<String> names(Value value) {
        if (value instanceof Value.Entity entity) {
            return graph.entity(entity.id()).stream()
                    .flatMap(record -> Stream.concat(
                            record.labels().values().stream(),
                            record.aliases().values().stream().flatMap(List::stream)))
                    .toList();
        }
        return List.of(value.display());
    }

    private Relation relation(String id) {
        return (RelationId.fits(id) ? schema.relation(RelationId.of(id)) : Optional.<Relation>empty())
                .orElseThrow(() -> new Refused.UnknownRelation(
                        "The schema has no relation %s.".formatted(id),
                        Map.of("slot", "relation", "mention", id, "suggestions", List.of())));
    }

    private static Answer graphAnswer(String text, List<Fact> facts, long revision) {
        return new Answer(text, Answer.Source.GRAPH, facts, revision);
    }
}
