package io.emend.editing.settings;

import io.emend.editing.storage.ContentHash;

/**
 * Everything that decides how edits of one model are planned and held.
 *
 * @param ridge share of the mean variance that is added to every covariance's diagonal
 * @param write the joint ridge solve
 * @param memory the subject memory
 */
public record EditingSettings(double ridge, WriteSettings write, MemorySettings memory) {
    public EditingSettings {
        if (!(ridge > 0)) {
            throw new IllegalArgumentException("The ridge must be above zero, found " + ridge);
        }
    }

    /** A hash over all numbers: part of every plan's key. */
    public String fingerprint() {
        // Records print every component, and Java prints numbers so that they read back exactly.
        return new ContentHash().add(toString()).finish();
    }
}
