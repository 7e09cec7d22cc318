package io.emend.graph.ledger;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which delta file belonged to a subject's edited statements from one revision to another.
 *
 * @param fromRevision revision that put it in force
 * @param toRevision first revision in which it was no longer in force, null while live
 */
public record SlotVersion(
        String subject,
        String deltaKey,
        String deltaHash,
        String method,
        long fromRevision,
        @Nullable Long toRevision) {
    public SlotVersion {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(deltaKey, "deltaKey");
        Objects.requireNonNull(deltaHash, "deltaHash");
        Objects.requireNonNull(method, "method");
    }

    public boolean isLiveAt(long revision) {
        return fromRevision <= revision && (toRevision == null || toRevision > revision);
    }
}
