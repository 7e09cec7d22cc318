package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.InterpretedOperation.Op;
import io.emend.interpreter.entity.EntityIndex;
import io.emend.interpreter.entity.KnownEntity;
import io.emend.interpreter.entity.Literal;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.lexicon.RelationLexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the caller answered to an earlier question: an entity or relation by id or name for a slot, {@code new} to
 * introduce the entity under the name in the text, {@code new:<name>} under another.
 *
 * @param subject the chosen subject, null if not answered
 * @param relation id of the chosen relation, null if not answered
 * @param object the chosen object, null if not answered
 * @param confirmed a reserved statement is meant as an edit
 */
record Chosen(
        @Nullable Choice subject,
        @Nullable String relation,
        @Nullable Choice object,
        boolean confirmed) {
    static final String SUBJECT = "subject";
    static final String RELATION = "relation";
    static final String OBJECT = "object";
    static final String CONFIRM = "confirm";
    static final String NEW = "new";

    /**
     * An answer for one slot.
     *
     * @param entity the entity, null when it is to be new or the answer names none, such as a date
     * @param words what was answered
     * @param isNew a new entity is wanted
     */
    record Choice(@Nullable KnownEntity entity, String words, boolean isNew) {
        /** The name a new entity shall have; empty to take the one in the text. */
        String newName() {
            return words.startsWith(NEW + ":")
                    ? words.substring(NEW.length() + 1).strip()
                    : "";
        }
    }

    static Chosen nothing() {
        return new Chosen(null, null, null, false);
    }

    static Chosen of(Map<String, String> answers, EntityIndex index, RelationLexicon lexicon) {
        if (answers.isEmpty()) {
            return nothing();
        }
        String confirm = answers.getOrDefault(CONFIRM, "").strip();
        return new Chosen(
                choice(answers.get(SUBJECT), index),
                relation(answers.get(RELATION), lexicon),
                choice(answers.get(OBJECT), index),
                confirm.equalsIgnoreCase("yes") || confirm.equals("\u662F"));
    }

    private static @Nullable Choice choice(@Nullable String answer, EntityIndex index) {
        if (answer == null || answer.isBlank()) {
            return null;
        }
        String words = answer.strip();
        if (words.equals(NEW) || words.startsWith(NEW + ":")) {
            return new Choice(null, words, true);
        }
        Optional<KnownEntity> entity =
                index.find(words).or(() -> index.named(words).stream().findFirst());
        return new Choice(entity.orElse(null), words, false);
    }

    private static @Nullable String relation(@Nullable String answer, RelationLexicon lexicon) {
        if (answer == null || answer.isBlank()) {
            return null;
        }
        String words = answer.strip();
        return lexicon.find(words)
                .or(() -> lexicon.relations().stream()
                        .filter(relation -> bears(relation, words))
                        .findFirst())
                .map(LexicalRelation::id)
                .orElse(null);
    }

    private static boolean bears(LexicalRelation relation, String name) {
        return relation.words().values().stream()
                .anyMatch(words -> words.label().equalsIgnoreCase(name)
                        || words.noun().equalsIgnoreCase(name)
                        || words.aliases().stream().anyMatch(name::equalsIgnoreCase));
    }

    /** The chosen subject, as if it had been spoken of before: for pronouns and missing subjects. */
    @Nullable
    Argument topic() {
        return subject == null || subject.entity() == null ? null : argument(subject.entity());
    }

    private static Argument argument(KnownEntity entity) {
        return new Argument(new Span(0, 1, List.of(new Span.Link(entity, 1)), Span.Kind.PRONOUN, 1), entity, 1);
    }

    /** Puts the answers in place of what was in doubt; completes what was incomplete. */
    Understanding applyTo(Understanding understood) {
        if (subject == null && object == null && relation == null && !confirmed) {
            return understood;
        }
        List<ParsedOperation> operations = new ArrayList<>();
        for (ParsedOperation operation : understood.operations()) {
            operations.add(applyTo(operation));
        }
        boolean complete = !operations.isEmpty() && operations.stream().allMatch(ParsedOperation::complete);
        boolean settled = complete
                && understood.intent() == Intent.CLARIFY
                && (confirmed || !needsConfirming(understood.doubt()))
                && understood.doubt() != Understanding.Doubt.MIXED;
        Intent intent = !settled
                ? understood.intent()
                : operations.getFirst().op() == Op.RETRACT ? Intent.RETRACT : Intent.EDIT;
        return new Understanding(
                understood.text(),
                understood.tokens(),
                understood.language(),
                intent,
                settled ? 1 : understood.confidence(),
                operations,
                settled ? null : understood.doubt(),
                understood.alternatives(),
                understood.strange(),
                understood.because() + " \u00B7 answers");
    }

    private static boolean needsConfirming(Understanding.@Nullable Doubt doubt) {
        return doubt == Understanding.Doubt.RESERVED || doubt == Understanding.Doubt.UNEXPLAINED;
    }

    private ParsedOperation applyTo(ParsedOperation operation) {
        Argument newSubject = applied(operation.subject(), subject);
        Argument newObject = withLiteral(applied(operation.object(), object), operation.relation());
        return new ParsedOperation(
                operation.op(),
                newSubject,
                operation.relation(),
                newObject,
                operation.validFrom(),
                operation.validTo(),
                operation.wordsFrom(),
                operation.wordsTo(),
                operation.confidence());
    }

    /** An answer that names no entity says a value, where the relation takes one. */
    private @Nullable Argument withLiteral(@Nullable Argument argument, @Nullable LexicalRelation relation) {
        if (argument != null || object == null || object.isNew() || relation == null) {
            return argument;
        }
        Literal literal = Literals.of(object.words());
        return literal.valueFor(relation.objectKinds(), object.words()) == null
                ? null
                : new Argument(Span.literal(0, 1, literal), null, 1);
    }

    private static @Nullable Argument applied(@Nullable Argument argument, @Nullable Choice choice) {
        if (choice == null) {
            return argument;
        }
        if (choice.entity() == null) {
            return choice.isNew() && argument == null && !choice.newName().isEmpty()
                    ? new Argument(new Span(0, 1, List.of(), Span.Kind.PRONOUN, 1), null, 1)
                    : argument;
        }
        return argument == null ? argument(choice.entity()) : new Argument(argument.span(), choice.entity(), 1);
    }
}
