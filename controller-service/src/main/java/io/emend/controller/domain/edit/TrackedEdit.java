package io.emend.controller.domain.edit;

import io.emend.contract.edit.Edit;
import java.util.Objects;

/**
 * An edit with the controller's notes and its stored version.
 *
 * @param version 0 until it is stored
 */
public record TrackedEdit(Edit edit, EditNotes notes, long version) {
    public TrackedEdit {
        Objects.requireNonNull(edit, "edit");
        Objects.requireNonNull(notes, "notes");
    }

    public String id() {
        return edit.id();
    }

    public TrackedEdit with(Edit changed) {
        return new TrackedEdit(changed, notes, version);
    }

    public TrackedEdit with(EditNotes changed) {
        return new TrackedEdit(edit, changed, version);
    }
}
