package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Intent;
import io.emend.interpreter.text.CleanText;
import io.emend.interpreter.text.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an utterance says, before it is put in the words of the contract.
 *
 * @param operations what to do or what is asked about; incomplete ones only with CLARIFY
 * @param doubt why it has to be asked back, null when it need not
 * @param alternatives other readings of the part in doubt
 * @param strange words that no part of the reading explains
 * @param because what decided
 */
record Understanding(
        CleanText text,
        List<Token> tokens,
        String language,
        Intent intent,
        double confidence,
        List<ParsedOperation> operations,
        @Nullable Doubt doubt,
        List<Reading> alternatives,
        List<Token> strange,
        String because) {
    /** Why to ask back. */
    enum Doubt {
        NO_SUBJECT,
        NO_RELATION,
        NO_OBJECT,
        AMBIGUOUS_ENTITY,
        RESERVED,
        /** The sentence says more than was understood of it. */
        UNEXPLAINED,
        MIXED,
        NOT_UNDERSTOOD
    }

    Understanding {
        operations = List.copyOf(operations);
        alternatives = List.copyOf(alternatives);
        strange = List.copyOf(strange);
    }

    /** Whether it would be carried out as an edit of what the graph knows. */
    boolean changes() {
        return (intent == Intent.EDIT || intent == Intent.RETRACT)
                && operations.stream().noneMatch(ParsedOperation::introduces);
    }

    /** Whether words beside a statement may have kept it from being an edit. */
    boolean mayMeanMore() {
        return intent == Intent.CHAT
                || intent == Intent.EDIT
                || intent == Intent.QUERY
                || intent == Intent.VERIFY
                || intent == Intent.CLARIFY && doubt != Doubt.RESERVED && doubt != Doubt.MIXED;
    }

    /** The same as a question whether it is meant as a fact. */
    Understanding reserved() {
        return new Understanding(
                text,
                tokens,
                language,
                Intent.CLARIFY,
                confidence,
                operations,
                Doubt.RESERVED,
                alternatives,
                strange,
                because);
    }
}
