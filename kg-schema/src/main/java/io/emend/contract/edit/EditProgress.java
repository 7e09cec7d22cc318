package io.emend.contract.edit;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far an edit has come that is being applied.
 *
 * @param stage QUEUED while it waits for its turn; then the steps of the commit: CHECK, SOLVE, BUILD, VERIFY, STORE,
 *     COMMIT, PUBLISH, ANSWER
 * @param since when the stage began; null while it is not known
 */
public record EditProgress(String stage, @Nullable Instant since) {
    /** It waits for its turn. */
    public static final EditProgress QUEUED = new EditProgress("QUEUED", null);

    public EditProgress {
        Objects.requireNonNull(stage, "stage");
    }
}
