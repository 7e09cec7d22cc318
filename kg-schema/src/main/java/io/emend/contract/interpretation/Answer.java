package io.emend.contract.interpretation;

import io.emend.contract.knowledge.Fact;
import java.util.List;
import java.util.Objects;

/**
 * An answer to a question.
 *
 * @param statements graph facts that support it
 * @param revision revision it holds at
 */
public record Answer(String text, Source source, List<Fact> statements, long revision) {
    /** Where the words came from. */
    public enum Source {
        WEIGHTS,
        GRAPH
    }

    public Answer {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(source, "source");
        statements = List.copyOf(statements);
    }
}
