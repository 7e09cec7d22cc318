package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.parse.Sentences.Sentence;
import io.emend.interpreter.text.Token;
import java.util.List;

/** A sentence with what was found about it. */
record Part(Sentence sentence, Speech speech, Content content, ValidTime time, List<Span> old) {
    boolean isEmpty() {
        return content.names().isEmpty();
    }

    boolean namesNothingKnown() {
        return content.names().stream().noneMatch(Span::isKnown);
    }

    List<Token> words() {
        return content.tokens().subList(sentence.from(), sentence.to());
    }
}
