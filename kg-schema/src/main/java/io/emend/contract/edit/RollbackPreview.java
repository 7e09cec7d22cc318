package io.emend.contract.edit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each mode of a rollback would undo; {@code refused} says why REFUSE would not go through, or is null. */
public record RollbackPreview(
        List<String> edits,
        List<String> dependents,
        Plan refuse,
        Plan cascade,
        Plan replayWithout,
        @Nullable String refused) {
    public RollbackPreview {
        edits = List.copyOf(edits);
        dependents = List.copyOf(dependents);
        Objects.requireNonNull(refuse, "refuse");
        Objects.requireNonNull(cascade, "cascade");
        Objects.requireNonNull(replayWithout, "replayWithout");
    }
}
