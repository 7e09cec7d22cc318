package io.emend.controller.domain.screening;

import java.util.List;

/**
 * A word with what it does in a sentence.
 *
 * @param kinds categories of the word lists, the most telling first; none for most words
 */
record TaggedWord(String word, List<String> kinds) {
    TaggedWord {
        kinds = List.copyOf(kinds);
    }

    boolean is(String kind) {
        return kinds.contains(kind);
    }
}
