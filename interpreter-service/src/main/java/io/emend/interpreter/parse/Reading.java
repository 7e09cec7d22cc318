package io.emend.interpreter.parse;

import io.emend.interpreter.lexicon.LexicalRelation;
import org.jspecify.annotations.Nullable;

/**
 * One way to read a clause.
 *
 * @param subject null when it was not said
 * @param object null when it was not said
 * @param score log scale, comparable among the readings of one clause
 * @param confidence 0 to 1
 * @param knownWording the very words are in the lexicon
 * @param wordsFrom first token of the words that say the relation, -1 if none
 * @param wordsTo token after the last of them
 */
record Reading(
        LexicalRelation relation,
        @Nullable Argument subject,
        @Nullable Argument object,
        double score,
        double confidence,
        boolean knownWording,
        int wordsFrom,
        int wordsTo) {
    Reading withConfidence(double value) {
        return new Reading(relation, subject, object, score, value, knownWording, wordsFrom, wordsTo);
    }

    /** Whether another reading is about the same two names. */
    boolean saysOf(Reading other) {
        return other.subject() != null
                && other.object() != null
                && uses(other.subject().span())
                && uses(other.object().span());
    }

    boolean uses(io.emend.interpreter.entity.Span span) {
        return subject != null && subject.span().equals(span)
                || object != null && object.span().equals(span);
    }
}
