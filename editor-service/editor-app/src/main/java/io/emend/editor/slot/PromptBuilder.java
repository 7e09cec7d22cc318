package io.emend.editor.slot;

import io.emend.contract.knowledge.Value;
import io.emend.editing.Change;
import io.emend.editing.Cloze;
import io.emend.editing.EditRequest;
import io.emend.editing.PreservedFact;
import io.emend.editing.SlotId;
import io.emend.editing.SlotSubject;
import io.emend.editing.TargetFact;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns a slot into what the editing methods work on. The graph and the schema supply everything a purely neural editor
 * lacks: several wordings in two languages, wordings kept back for verification, the subject's other facts to preserve,
 * and neighbours to watch. Everything is chosen by a rule, so that one slot always gives one request.
 */
public final class PromptBuilder {
    private static final int MOST_PRESERVED = 8;
    private static final int NEIGHBOURS = 4;

    private final KnowledgeSchema schema;
    private final BaseFacts baseFacts;
    private final UnderstoodWordings wordings;

    public PromptBuilder(KnowledgeSchema schema, UnderstoodWordings wordings) {
        this.schema = schema;
        this.wordings = wordings;
        this.baseFacts = wordings.facts();
    }

    /** Whether the schema has words to put this fact to the model, and the objects have names. */
    public boolean canSay(EditedFact fact, EntityNames names) {
        return !target(fact, names).map(TargetFact::wordings).orElse(List.of()).isEmpty();
    }

    /**
     * The requests for slots, in order; what the base model knows of their other facts is asked for all of them at once.
     *
     * @param slots each with at least one leading fact, all of them sayable
     */
    public List<EditRequest> requests(List<SlotTargets> slots, EntityNames names) {
        List<OtherFacts> others =
                slots.stream().map(slot -> otherFacts(slot, names)).toList();
        List<List<Cloze>> known =
                wordings.known(others.stream().map(OtherFacts::answers).toList());
        List<EditRequest> requests = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            requests.add(request(slots.get(i), others.get(i).preserved(known.get(i)), names));
        }
        return requests;
    }

    private EditRequest request(SlotTargets targets, List<PreservedFact> preserved, EntityNames names) {
        String subject = targets.subject();
        List<TargetFact> facts = targets.leading().stream()
                .map(fact -> target(fact, names).orElseThrow())
                .toList();
        return new EditRequest(
                new SlotSubject(new SlotId(subject), mentions(subject, names)),
                facts,
                preserved,
                edited(targets).stream()
                        .sorted()
                        .flatMap(relation -> neighbours(subject, relation))
                        .toList());
    }

    private static Set<String> edited(SlotTargets targets) {
        return targets.leading().stream().map(fact -> fact.content().relation()).collect(Collectors.toSet());
    }

    /** The question that asks the model for a fact's object, in its preferred wording. */
    public Optional<String> question(String subject, String relation, Language language, EntityNames names) {
        return relation(relation)
                .flatMap(known -> known.questions(language).stream().findFirst())
                .flatMap(question -> names.label(subject, language).map(question::of));
    }

    /** Prompts about facts, in English, to which the base model gives a right answer, with what it says. */
    public List<Cloze> known(Collection<StatementRecord> facts) {
        EntityNames names = baseFacts.names(facts);
        Map<String, Collection<String>> answers = new LinkedHashMap<>();
        for (StatementRecord fact : facts) {
            quiz(fact, names, names)
                    .forEach((prompt, object) -> answers.computeIfAbsent(prompt, p -> new TreeSet<>())
                            .add(object));
        }
        return wordings.known(List.of(answers)).getFirst();
    }

    private Optional<TargetFact> target(EditedFact fact, EntityNames names) {
        Optional<Relation> relation = relation(fact.content().relation());
        List<Cloze> edited = new ArrayList<>();
        List<Cloze> heldOut = new ArrayList<>();
        for (Language language : Language.values()) {
            Optional<String> subject = names.label(fact.content().subject(), language);
            Optional<String> object = objectName(fact.object(), language, names);
            Optional<RelationPrompts> prompts = relation.flatMap(known -> wordings.of(known, language));
            if (prompts.isPresent() && subject.isPresent() && object.isPresent()) {
                edited.addAll(RelationPrompts.answered(prompts.get().edited(subject.get()), object.get()));
                heldOut.addAll(RelationPrompts.answered(prompts.get().heldOut(subject.get()), object.get()));
            }
        }
        return edited.isEmpty()
                ? Optional.empty()
                : Optional.of(new TargetFact(fact.contentKey(), change(fact), edited, heldOut));
    }

    private Optional<Change> change(EditedFact fact) {
        if (!(fact.object() instanceof Value.Entity object)) {
            return Optional.empty();
        }
        String relation = fact.content().relation();
        List<StatementRecord> before = baseFacts.about(fact.content().subject()).stream()
                .filter(record -> record.relation().equals(relation))
                .toList();
        Optional<String> only = before.size() == 1 && before.getFirst().object() instanceof Value.Entity old
                ? Optional.of(old.id())
                : Optional.empty();
        return Optional.of(new Change(relation, object.id(), only));
    }

    /**
     * The subject's imported facts in relations no edit touches, whether or not an edit retracted them since.
     *
     * @param answers right answers by prompt
     * @param contentKeys the fact that a prompt asks for
     */
    private record OtherFacts(Map<String, Collection<String>> answers, Map<String, String> contentKeys) {
        /** What is to be preserved: as much as the base model knows, for what it does not know needs no preservation. */
        List<PreservedFact> preserved(List<Cloze> known) {
            Map<String, List<Cloze>> byFact = known.stream()
                    .collect(Collectors.groupingBy(
                            cloze -> contentKeys.getOrDefault(cloze.prompt(), ""), TreeMap::new, Collectors.toList()));
            return byFact.entrySet().stream()
                    .limit(MOST_PRESERVED)
                    .map(fact -> new PreservedFact(fact.getKey(), fact.getValue()))
                    .toList();
        }
    }

    private OtherFacts otherFacts(SlotTargets targets, EntityNames names) {
        String subject = targets.subject();
        Set<String> edited = edited(targets);
        List<StatementRecord> facts = baseFacts.about(subject).stream()
                .filter(record -> !edited.contains(record.relation()))
                .toList();
        EntityNames objects = baseFacts.names(facts);
        Map<String, Collection<String>> answers = new LinkedHashMap<>();
        Map<String, String> contentKeys = new HashMap<>();
        for (StatementRecord fact : facts) {
            quiz(fact, names, objects).forEach((prompt, object) -> {
                answers.computeIfAbsent(prompt, p -> new TreeSet<>()).add(object);
                contentKeys.merge(prompt, fact.content().key(), (x, y) -> x.compareTo(y) <= 0 ? x : y);
            });
        }
        return new OtherFacts(answers, contentKeys);
    }

    /** Prompts that ask for a fact, in English, with the object's name. */
    private Map<String, String> quiz(StatementRecord fact, EntityNames subjects, EntityNames objects) {
        Map<String, String> quiz = new LinkedHashMap<>();
        objectName(fact.object(), Language.EN, objects)
                .ifPresent(object -> subjects.label(fact.subject(), Language.EN).stream()
                        .flatMap(name -> probes(fact.relation(), name))
                        .forEach(prompt -> quiz.put(prompt, object)));
        return quiz;
    }

    private Stream<String> neighbours(String subject, String relation) {
        return baseFacts.subjectsBeside(subject, relation, NEIGHBOURS).stream()
                .flatMap(label -> probes(relation, label).limit(1));
    }

    /** What the model says of these need not be right, only stay; so any wording will do. */
    private Stream<String> probes(String relation, String subject) {
        return relation(relation).stream().flatMap(known -> wordings.all(known, Language.EN).probes(subject).stream());
    }

    private static List<String> mentions(String subject, EntityNames names) {
        return Arrays.stream(Language.values())
                .map(language -> names.label(subject, language))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> objectName(Value object, Language language, EntityNames names) {
        return switch (object) {
            case Value.Entity entity -> names.label(entity.id(), language);
            case Value.Literal literal -> Optional.of(literal.value());
        };
    }

    private Optional<Relation> relation(String id) {
        return RelationId.fits(id) ? schema.relation(RelationId.of(id)) : Optional.empty();
    }
}
