package io.emend.editor.generation;

import java.util.List;
import java.util.Objects;

/** What generation continues: a text, or token ids of the hosted model's own vocabulary. */
public sealed interface Prompt {
    /** A text, encoded by the model's tokenizer with its special tokens. */
    record Text(String text) implements Prompt {
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /** Token ids, taken as they are. */
    record Tokens(List<Integer> ids) implements Prompt {
        public Tokens {
            ids = List.copyOf(ids);
        }
    }
}
