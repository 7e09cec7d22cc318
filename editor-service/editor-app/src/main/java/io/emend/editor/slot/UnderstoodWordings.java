package io.emend.editor.slot;

import io.emend.contract.knowledge.Value;
import io.emend.editing.Cloze;
import io.emend.editing.verify.Answers;
import io.emend.editor.generation.HostedModel;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.Language;
import io.emend.schema.Question;
import io.emend.schema.Relation;
import io.emend.schema.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of a relation's wordings the base model understands, tried on loaded facts: a wording that does not bring out what
 * the model knows can neither teach it nor test it. A language no wording of which is understood is left out.
 *
 * <p>A function of the base model and the first import. Thread-safe; each relation is tried once.
 */
public final class UnderstoodWordings {
    private static final Logger log = LoggerFactory.getLogger(UnderstoodWordings.class);
    private static final int FACTS = 4;
    private static final double LEAST_SHARE = 0.5;
    private static final int ANSWER_TOKENS = 24;

    private final HostedModel base;
    private final KnowledgeGraph graph;
    private final BaseFacts facts;
    private final QuestionForm form;
    private final Map<Key, Optional<RelationPrompts>> known = new ConcurrentHashMap<>();

    private record Key(String relation, Language language) {}

    /** What a model should say for a subject: any of these. */
    private record Trial(String subject, Collection<String> objects) {}

    public UnderstoodWordings(HostedModel base, KnowledgeGraph graph, QuestionForm form) {
        this.base = base;
        this.graph = graph;
        this.facts = new BaseFacts(graph);
        this.form = form;
    }

    BaseFacts facts() {
        return facts;
    }

    /**
     * The wordings to use; empty when this language is better left out. English is never left out: where nothing in it is
     * understood, or nothing can be tried, all its wordings stand.
     */
    Optional<RelationPrompts> of(Relation relation, Language language) {
        if (!facts.areLoaded()) {
            return Optional.of(all(relation, language));
        }
        return known.computeIfAbsent(new Key(relation.id().value(), language), key -> tried(relation, language));
    }

    /**
     * Those of the prompts to which the base model gives a right answer, in their order, with what it says.
     *
     * @param quizzes right answers by prompt; all of them are put at once
     * @return one list per quiz
     */
    List<List<Cloze>> known(List<Map<String, Collection<String>>> quizzes) {
        List<String> prompts = quizzes.stream()
                .flatMap(quiz -> quiz.keySet().stream())
                .distinct()
                .toList();
        List<String> answers = prompts.isEmpty() ? List.of() : base.continuations(prompts, ANSWER_TOKENS);
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < prompts.size(); i++) {
            given.put(prompts.get(i), answers.get(i));
        }
        return quizzes.stream().map(quiz -> known(quiz, given)).toList();
    }

    private static List<Cloze> known(Map<String, Collection<String>> quiz, Map<String, String> given) {
        List<Cloze> known = new ArrayList<>();
        quiz.forEach((prompt, right) -> {
            String answer = given.getOrDefault(prompt, "");
            if (right.stream().anyMatch(object -> Answers.gives(answer, object))) {
                known.add(new Cloze(prompt, Answers.firstSentence(answer)));
            }
        });
        return known;
    }

    private Optional<RelationPrompts> tried(Relation relation, Language language) {
        RelationPrompts all = all(relation, language);
        List<Trial> trials = trials(relation, language);
        Set<String> understood = understood(all, trials);
        log.debug("{} in {}: {} wordings understood on {} facts", relation.id(), language, understood, trials.size());
        if (understood.isEmpty()) {
            return language == Language.EN ? Optional.of(all) : Optional.empty();
        }
        return Optional.of(new RelationPrompts(
                all.statements().stream().filter(understood::contains).toList(),
                all.questions().stream().filter(understood::contains).toList()));
    }

    private Set<String> understood(RelationPrompts all, List<Trial> trials) {
        List<String> wordings = all.all(Wording.SUBJECT);
        List<String> prompts = new ArrayList<>();
        trials.forEach(trial -> prompts.addAll(all.all(trial.subject())));
        List<String> answers = base.continuations(prompts, ANSWER_TOKENS);
        Set<String> understood = new HashSet<>();
        for (int w = 0; w < wordings.size(); w++) {
            int right = 0;
            for (int t = 0; t < trials.size(); t++) {
                String answer = answers.get(t * wordings.size() + w);
                right += trials.get(t).objects().stream().anyMatch(object -> Answers.gives(answer, object)) ? 1 : 0;
            }
            if (!trials.isEmpty() && right >= LEAST_SHARE * trials.size()) {
                understood.add(wordings.get(w));
            }
        }
        return understood;
    }

    private List<Trial> trials(Relation relation, Language language) {
        Map<String, List<StatementRecord>> bySubject =
                facts.with(relation.id().value()).stream().collect(Collectors.groupingBy(StatementRecord::subject));
        Set<String> ids = bySubject.values().stream()
                .flatMap(List::stream)
                .flatMap(record -> Stream.of(record.subject(), record.object().canonical()))
                .collect(Collectors.toSet());
        EntityNames names = EntityNames.of(graph, ids, List.of());
        List<Trial> trials = new ArrayList<>();
        for (StatementRecord first : facts.with(relation.id().value())) {
            List<StatementRecord> records = bySubject.remove(first.subject());
            Optional<String> subject = names.label(first.subject(), language);
            if (records != null && subject.isPresent() && trials.size() < FACTS) {
                List<String> objects = records.stream()
                        .map(record -> name(record.object(), language, names))
                        .flatMap(Optional::stream)
                        .toList();
                if (!objects.isEmpty()) {
                    trials.add(new Trial(subject.get(), objects));
                }
            }
        }
        return trials;
    }

    private static Optional<String> name(Value object, Language language, EntityNames names) {
        return switch (object) {
            case Value.Entity entity -> names.label(entity.id(), language);
            case Value.Literal literal -> Optional.of(literal.value());
        };
    }

    /** Every wording, understood or not. */
    RelationPrompts all(Relation relation, Language language) {
        return new RelationPrompts(
                relation.statements(language).stream()
                        .map(Wording::cloze)
                        .flatMap(Optional::stream)
                        .map(String::stripTrailing)
                        .distinct()
                        .toList(),
                relation.questions(language).stream()
                        .map(Question::text)
                        .distinct()
                        .map(form::of)
                        .toList());
    }
}
