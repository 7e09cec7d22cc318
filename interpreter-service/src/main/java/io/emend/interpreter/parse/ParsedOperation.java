package io.emend.interpreter.parse;

import io.emend.contract.interpretation.InterpretedOperation.Op;
import io.emend.interpreter.lexicon.LexicalRelation;
import org.jspecify.annotations.Nullable;

/**
 * An operation as understood, before it is put in the words of the contract.
 *
 * @param wordsFrom first token that says the relation, -1 if none
 * @param wordsTo token after the last
 */
record ParsedOperation(
        Op op,
        @Nullable Argument subject,
        @Nullable LexicalRelation relation,
        @Nullable Argument object,
        @Nullable String validFrom,
        @Nullable String validTo,
        int wordsFrom,
        int wordsTo,
        double confidence) {
    static ParsedOperation of(Op op, Reading reading) {
        return new ParsedOperation(
                op,
                reading.subject(),
                reading.relation(),
                reading.object(),
                null,
                null,
                reading.wordsFrom(),
                reading.wordsTo(),
                reading.confidence());
    }

    static ParsedOperation about(Op op, Argument subject) {
        return new ParsedOperation(op, subject, null, null, null, null, -1, -1, subject.linkScore());
    }

    ParsedOperation as(Op other) {
        return new ParsedOperation(
                other, subject, relation, object, validFrom, validTo, wordsFrom, wordsTo, confidence);
    }

    ParsedOperation during(ValidTime time) {
        return new ParsedOperation(
                op, subject, relation, object, time.from(), time.to(), wordsFrom, wordsTo, confidence);
    }

    /** Whether another operation does the same to the same known entities. */
    boolean saysTheSame(ParsedOperation other) {
        return op == other.op
                && relation != null
                && relation.equals(other.relation)
                && isSame(subject, other.subject)
                && isSame(object, other.object);
    }

    private static boolean isSame(@Nullable Argument one, @Nullable Argument other) {
        return one != null
                && other != null
                && one.entity() != null
                && one.entity().equals(other.entity());
    }

    boolean complete() {
        return subject != null && relation != null && object != null;
    }

    /** Whether one of its ends is a name that the graph does not know. */
    boolean introduces() {
        return isStrange(subject) || isStrange(object);
    }

    private static boolean isStrange(@Nullable Argument argument) {
        return argument != null && argument.entity() == null && argument.span().literal() == null;
    }
}
