package io.emend.editor.openai;

import io.emend.contract.interpretation.Answer;
import io.emend.contract.knowledge.Fact;
import java.util.List;
import java.util.Objects;

/**
 * The {@code x_emend} member of every response: where the words came from.
 *
 * @param revision revision that answered
 * @param source the model's own weights, or the graph
 * @param statements graph facts an answer from the graph rests on
 */
public record Provenance(long revision, Answer.Source source, List<Fact> statements) {
    public Provenance {
        Objects.requireNonNull(source, "source");
        statements = List.copyOf(statements);
    }

    static Provenance weights(long revision) {
        return new Provenance(revision, Answer.Source.WEIGHTS, List.of());
    }
}
