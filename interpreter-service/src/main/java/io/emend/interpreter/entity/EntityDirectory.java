package io.emend.interpreter.entity;

import java.util.List;

/** Where the entities come from. Implementations are thread-safe. */
public interface EntityDirectory {
    /** Grows whenever an entity or a name was added; cheap to ask. */
    long version();

    /** Every entity, at the newest version. */
    List<KnownEntity> entities();
}
