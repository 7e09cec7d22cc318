package io.emend.contract.edit;

import io.emend.contract.knowledge.Reference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to undo: exactly one of {@code edit}, {@code revision}, {@code author} and {@code slot}.
 *
 * @param edit id of the edit to take back
 * @param revision revision to restore
 * @param author whose edits to take back
 * @param since with author: only edits from this instant on
 * @param slot the last edit of this subject and relation
 * @param mode REFUSE when null
 */
public record RollbackRequest(
        @Nullable String edit,
        @Nullable Long revision,
        @Nullable String author,
        @Nullable Instant since,
        @Nullable Slot slot,
        @Nullable Mode mode,
        @Nullable String reason) {
    /** What to do about later edits that build on the ones taken back. */
    public enum Mode {
        REFUSE,
        CASCADE,
        REPLAY_WITHOUT
    }

    /** A subject and a relation; without relation, the subject's last edit; without both, the caller's last edit. */
    public record Slot(
            @Nullable Reference subject, @Nullable Reference relation) {}

    public RollbackRequest {
        int targets =
                (edit != null ? 1 : 0) + (revision != null ? 1 : 0) + (author != null ? 1 : 0) + (slot != null ? 1 : 0);
        if (targets != 1) {
            throw new IllegalArgumentException(
                    "A rollback names exactly one of edit, revision, author and slot; found " + targets + ".");
        }
    }

    public static RollbackRequest ofEdit(String edit, Mode mode, String reason) {
        return new RollbackRequest(edit, null, null, null, null, mode, reason);
    }

    public Mode modeOrDefault() {
        return mode == null ? Mode.REFUSE : mode;
    }
}
