package io.emend.contract.model;

import java.util.Objects;

/** A slot the plan was made from, and the revision that last changed it (0 when none did). */
public record SlotRead(String subject, String relation, long revision) {
    public SlotRead {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(relation, "relation");
    }
}
