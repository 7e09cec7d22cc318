package io.emend.editor.grounding;

import io.emend.contract.knowledge.Fact;
import java.util.List;
import java.util.Objects;

/**
 * What the graph says where the weights do not follow it.
 *
 * @param text an answer in words
 * @param statements the facts it rests on; empty when the graph holds none any more
 */
public record Correction(String text, List<Fact> statements) {
    public Correction {
        Objects.requireNonNull(text, "text");
        statements = List.copyOf(statements);
    }
}
