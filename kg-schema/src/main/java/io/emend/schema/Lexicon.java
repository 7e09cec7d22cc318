package io.emend.schema;

import java.util.List;
import java.util.Objects;

/**
 * What one language says about a relation. Lists are in order of preference.
 *
 * @param label the relation's usual name
 * @param noun what the object is to the subject: "The noun of X is Y"; the label where the schema gives none
 * @param definition one sentence, empty where the schema gives none
 * @param aliases other names
 * @param statements sentences stating a fact
 * @param questions questions for the object
 */
public record Lexicon(
        String label,
        String noun,
        String definition,
        List<String> aliases,
        List<Wording> statements,
        List<Question> questions) {
    public Lexicon {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(noun, "noun");
        Objects.requireNonNull(definition, "definition");
        if (label.isBlank()) {
            throw new IllegalArgumentException("A relation's label must not be blank");
        }
        aliases = List.copyOf(aliases);
        statements = List.copyOf(statements);
        questions = List.copyOf(questions);
    }
}
