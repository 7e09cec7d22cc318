package io.emend.controller.domain.change;

import io.emend.contract.edit.Edit;
import io.emend.contract.knowledge.RevisionView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new revision.
 *
 * @param edit the edit or rollback that made it; null for an import
 */
public record Change(RevisionView revision, @Nullable Edit edit) {
    public Change {
        Objects.requireNonNull(revision, "revision");
    }
}
