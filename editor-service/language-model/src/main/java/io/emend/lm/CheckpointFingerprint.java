package io.emend.lm;

import io.emend.lm.checkpoint.Checkpoint;
import org.jspecify.annotations.Nullable;

/** A checkpoint's content hash, computed when first asked for. */
final class CheckpointFingerprint {
    private final Checkpoint checkpoint;
    private @Nullable String value;

    CheckpointFingerprint(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    synchronized String value() {
        String known = value;
        if (known == null) {
            known = checkpoint.fingerprint();
            value = known;
        }
        return known;
    }
}
