package io.emend.contract.edit;

import io.emend.contract.knowledge.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wanted edit.
 *
 * @param expectedRevision newest revision the caller has seen; the edit is refused if one of its slots changed since
 * @param method editing method for the weights, {@code auto} when null
 */
public record EditRequest(
        List<Operation> operations,
        @Nullable Source source,
        @Nullable String comment,
        @Nullable Long expectedRevision,
        @Nullable String method) {
    public EditRequest {
        operations = operations == null ? List.of() : List.copyOf(operations);
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("An edit needs at least one operation.");
        }
    }

    public static EditRequest of(List<Operation> operations) {
        return new EditRequest(operations, null, null, null, null);
    }
}
