package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.text.Token;
import java.util.List;

/** Finds nouns for relations, such as "place of birth", among the words of a sentence. */
final class RelationNouns {
    private static final int LONGEST_NOUN = 7;

    private final WordingModel wordings;

    RelationNouns(WordingModel wordings) {
        this.wordings = wordings;
    }

    /** Whether the sentence has the noun of a relation. */
    boolean in(Content content) {
        for (int from = content.from(); from < content.to(); from++) {
            for (int to = from + 1; to <= Math.min(content.to(), from + LONGEST_NOUN); to++) {
                if (wordings.isRelationNoun(content.tokens().subList(from, to))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the span is part of a noun for a relation in its sentence. */
    boolean hold(Content content, Span span) {
        return hold(content.tokens(), span, content.from(), content.to());
    }

    /** Whether the span is part of a noun for a relation within a range of tokens. */
    boolean hold(List<Token> tokens, Span span, int rangeFrom, int rangeTo) {
        for (int from = Math.max(rangeFrom, span.to() - LONGEST_NOUN); from <= span.from(); from++) {
            for (int to = span.to(); to <= Math.min(rangeTo, from + LONGEST_NOUN); to++) {
                if (wordings.isRelationNoun(tokens.subList(from, to))) {
                    return true;
                }
            }
        }
        return false;
    }
}
