package io.emend.controller.domain.resolve;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Operation;
import io.emend.contract.model.NewEntity;
import io.emend.schema.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request whose names are resolved.
 *
 * @param newEntities entities the request introduces
 * @param notes what the caller should know of how names were read (kind ALIAS)
 * @param language language to explain in
 * @param types ids of the classes of the entities that were looked up, new ones included, by entity
 */
public record Resolved(
        List<Change> changes,
        List<NewEntity> newEntities,
        List<Conflict> notes,
        Language language,
        Map<String, List<String>> types) {
    public Resolved {
        changes = List.copyOf(changes);
        newEntities = List.copyOf(newEntities);
        notes = List.copyOf(notes);
        Objects.requireNonNull(language, "language");
        types = Map.copyOf(types);
    }

    /** The operations with identifiers instead of names. */
    public List<Operation> operations() {
        return changes.stream().map(Change::toOperation).toList();
    }
}
