package io.emend.editing;

import java.util.List;
import java.util.Optional;

/**
 * A fact that the edited model shall answer.
 *
 * @param contentKey content key of the statement: the same for every re-assertion of the same fact
 * @param change what it changes in the graph; empty where that is not known
 * @param wordings what the edit is optimised on, at least one, each naming the subject; several languages may mix
 * @param heldOut other wordings of the same fact that only verification sees; may be empty
 */
public record TargetFact(String contentKey, Optional<Change> change, List<Cloze> wordings, List<Cloze> heldOut) {
    public TargetFact {
        wordings = List.copyOf(wordings);
        heldOut = List.copyOf(heldOut);
        if (contentKey.isBlank() || wordings.isEmpty()) {
            throw new IllegalArgumentException("A target fact needs a content key and at least one wording");
        }
    }

    /** A fact of which nothing but its wordings is known. */
    public TargetFact(String contentKey, List<Cloze> wordings, List<Cloze> heldOut) {
        this(contentKey, Optional.empty(), wordings, heldOut);
    }
}
