package io.emend.editing;

import java.util.List;

/**
 * Another fact about the same subject, whose answer must stay what it is.
 *
 * @param contentKey names the fact
 * @param wordings at least one, each naming the subject, with what the base model answers to it
 */
public record PreservedFact(String contentKey, List<Cloze> wordings) {
    public PreservedFact {
        wordings = List.copyOf(wordings);
        if (wordings.isEmpty()) {
            throw new IllegalArgumentException("A preserved fact needs at least one wording");
        }
    }
}
