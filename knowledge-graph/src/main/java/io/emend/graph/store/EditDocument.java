package io.emend.graph.store;

import io.emend.contract.edit.Edit;
import java.util.Objects;
import java.util.Set;

/**
 * An edit to keep, with what it can be found by.
 *
 * @param subjects entity ids it concerns
 * @param slots {@code subject relation}, separated by one space, for the history of a slot
 * @param internal what the controller keeps for itself (plans, votes), JSON, possibly empty; never shown to clients
 */
public record EditDocument(Edit edit, Set<String> subjects, Set<String> slots, String internal) {
    public EditDocument {
        Objects.requireNonNull(edit, "edit");
        subjects = Set.copyOf(subjects);
        slots = Set.copyOf(slots);
        Objects.requireNonNull(internal, "internal");
    }

    /** The name of a slot in {@link #slots}. */
    public static String slot(String subject, String relation) {
        return subject + ' ' + relation;
    }

    public EditDocument with(Edit changed) {
        return new EditDocument(changed, subjects, slots, internal);
    }
}
