package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Clarification;
import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.InterpretedOperation;
import io.emend.contract.interpretation.Mention;
import io.emend.interpreter.entity.EntityIndex;
import io.emend.interpreter.entity.KnownEntity;
import io.emend.interpreter.entity.Literal;
import io.emend.interpreter.entity.Literal.Typed;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.parse.Chosen.Choice;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts an understanding into the words of the contract, and asks back where it has to. Made for one utterance. */
final class InterpretationWriter {
    private static final int CANDIDATES = 5;

    private final Understanding understood;
    private final EntityIndex index;
    private final Chosen chosen;
    private final String language;

    InterpretationWriter(Understanding understood, EntityIndex index, Chosen chosen) {
        this.understood = understood;
        this.index = index;
        this.chosen = chosen;
        this.language = understood.language();
    }

    Interpretation write() {
        List<InterpretedOperation> operations =
                understood.operations().stream().map(this::operation).toList();
        Questions questions = new Questions(understood, index, this::isAnswered);
        Clarification ambiguous = questions.aboutRivals();
        if (ambiguous != null && understood.intent() != Intent.CHAT) {
            return result(Intent.CLARIFY, operations, ambiguous);
        }
        if (understood.intent() == Intent.CLARIFY) {
            return result(Intent.CLARIFY, operations, questions.aboutDoubt());
        }
        return result(
                understood.intent(), operations, understood.intent() == Intent.CHAT ? null : questions.aboutNewNames());
    }

    private Interpretation result(
            Intent intent, List<InterpretedOperation> operations, @Nullable Clarification clarification) {
        double confidence = Math.round(Math.max(0, Math.min(1, understood.confidence())) * 1000) / 1000.0;
        return new Interpretation(intent, language, confidence, operations, clarification, explanation());
    }

    /** Whether the caller has already said what a new name in a slot shall be. */
    private boolean isAnswered(String slot) {
        Choice choice = slot.equals(Chosen.SUBJECT) ? chosen.subject() : chosen.object();
        return choice != null && (choice.isNew() || choice.entity() != null);
    }

    private InterpretedOperation operation(ParsedOperation operation) {
        return new InterpretedOperation(
                operation.op(),
                mention(operation.subject(), Chosen.SUBJECT, operation.relation()),
                relationMention(operation),
                mention(operation.object(), Chosen.OBJECT, operation.relation()),
                operation.validFrom(),
                operation.validTo());
    }

    private @Nullable Mention relationMention(ParsedOperation operation) {
        LexicalRelation relation = operation.relation();
        if (relation == null) {
            return null;
        }
        int[] range = range(operation.wordsFrom(), operation.wordsTo());
        List<Mention.Candidate> candidates = understood.alternatives().stream()
                .map(Reading::relation)
                .filter(other -> !other.id().equals(relation.id()))
                .distinct()
                .limit(CANDIDATES)
                .map(other -> new Mention.Candidate(other.id(), other.label(language), null, 0))
                .toList();
        return new Mention(
                relation.id(),
                relation.label(language),
                words(range),
                range[0],
                range[1],
                rounded(operation.confidence()),
                false,
                candidates,
                null,
                null);
    }

    private @Nullable Mention mention(@Nullable Argument argument, String slot, @Nullable LexicalRelation relation) {
        if (argument == null) {
            return null;
        }
        Span span = argument.span();
        boolean said = span.kind() != Span.Kind.PRONOUN || isPronoun(span);
        int[] range = said ? range(span.from(), span.to()) : new int[] {-1, -1};
        KnownEntity entity = argument.entity();
        Literal literal = span.literal();
        if (literal != null && entity == null) {
            return literalMention(literal, range, relation);
        }
        if (entity == null) {
            return newMention(argument, slot, range);
        }
        List<Mention.Candidate> candidates = span.links().size() < 2
                ? List.of()
                : span.links().stream()
                        .limit(CANDIDATES)
                        .map(link -> new Mention.Candidate(
                                link.entity().id(),
                                link.entity().label(language),
                                link.entity().description(),
                                rounded(link.score())))
                        .toList();
        return new Mention(
                entity.id(),
                entity.label(language),
                words(range),
                range[0],
                range[1],
                rounded(argument.linkScore()),
                false,
                candidates,
                null,
                null);
    }

    private Mention literalMention(Literal literal, int[] said, @Nullable LexicalRelation relation) {
        Choice answer = chosen.object();
        int[] range = answer == null ? said : new int[] {-1, -1};
        String words = answer == null ? Objects.requireNonNullElse(words(said), "") : answer.words();
        Typed value = relation == null ? null : literal.valueFor(relation.objectKinds(), words);
        return new Mention(
                null,
                words,
                answer == null ? words : null,
                range[0],
                range[1],
                1,
                false,
                List.of(),
                value == null ? words : value.value(),
                value == null ? "string" : value.datatype());
    }

    private Mention newMention(Argument argument, String slot, int[] range) {
        Choice choice = slot.equals(Chosen.SUBJECT) ? chosen.subject() : chosen.object();
        String words = words(range);
        String name = choice != null && !choice.newName().isEmpty() ? choice.newName() : words;
        return new Mention(
                null, name, words, range[0], range[1], rounded(argument.linkScore()), true, List.of(), null, null);
    }

    private boolean isPronoun(Span span) {
        Token token = understood
                .tokens()
                .get(Math.min(span.from(), understood.tokens().size() - 1));
        return PRONOUNS.contains(token.fold());
    }

    private static final Set<String> PRONOUNS = Set.of(
            "he", "she", "it", "they", "him", "his", "her", "its", "their", "them", "\u4ED6", "\u5979", "\u5B83",
            "\u5176");

    private int[] range(int fromToken, int toToken) {
        if (fromToken < 0 || toToken > understood.tokens().size() || fromToken >= toToken) {
            return new int[] {-1, -1};
        }
        int start = understood.tokens().get(fromToken).start();
        int end = understood.tokens().get(toToken - 1).end();
        return new int[] {
            understood.text().originalStart(start), understood.text().originalEnd(end)
        };
    }

    private @Nullable String words(int[] range) {
        return range[0] < 0 ? null : understood.text().original().substring(range[0], range[1]);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private String explanation() {
        List<String> parts = new ArrayList<>();
        if (!understood.because().isBlank()) {
            parts.add("cue: " + understood.because());
        }
        for (ParsedOperation operation : understood.operations()) {
            LexicalRelation relation = operation.relation();
            if (relation != null) {
                String words = words(range(operation.wordsFrom(), operation.wordsTo()));
                parts.add((words == null ? "" : "\"" + words + "\" reads as ") + relation.label(language) + " ("
                        + rounded(operation.confidence()) + ")");
            }
        }
        if (understood.doubt() != null) {
            parts.add("asked back: "
                    + understood
                            .doubt()
                            .name()
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace('_', ' '));
        }
        if (understood.text().suspicious()) {
            parts.add("invisible or look-alike characters were cleaned");
        }
        return String.join("; ", parts);
    }
}
