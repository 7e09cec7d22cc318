package io.emend.graph.store;

import io.emend.contract.edit.Edit;
import java.util.Objects;

/** An edit as stored; {@code version} grows by one with every save and is its ETag. */
public record StoredEdit(EditDocument document, long version) {
    public StoredEdit {
        Objects.requireNonNull(document, "document");
    }

    public Edit edit() {
        return document.edit();
    }
}
