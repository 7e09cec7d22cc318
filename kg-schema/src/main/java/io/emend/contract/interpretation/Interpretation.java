package io.emend.contract.interpretation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the interpreter understood. Pure: nothing has been done.
 *
 * @param lang language of the utterance, {@code en} or {@code zh}
 * @param confidence 0 to 1
 * @param explanation why this reading was chosen, in words
 */
public record Interpretation(
        Intent intent,
        String lang,
        double confidence,
        List<InterpretedOperation> operations,
        @Nullable Clarification clarification,
        @Nullable String explanation) {
    public Interpretation {
        Objects.requireNonNull(intent, "intent");
        Objects.requireNonNull(lang, "lang");
        operations = List.copyOf(operations);
    }
}
