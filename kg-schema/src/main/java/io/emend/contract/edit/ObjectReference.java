package io.emend.contract.edit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The object of an operation: an entity by id or label, or a literal. A bare JSON string is a label.
 *
 * @param value lexical form of a literal; excludes id and label
 * @param datatype XSD local name of the literal, {@code string} when absent
 */
public record ObjectReference(
        @Nullable String id,
        @Nullable String label,
        @Nullable String value,
        @Nullable String datatype) {
    public ObjectReference {
        id = id == null || id.isBlank() ? null : id.strip();
        label = label == null || label.isBlank() ? null : label.strip();
        if (id == null && label == null && value == null) {
            throw new IllegalArgumentException("An object needs an id, a label or a value; found none of them.");
        }
    }

    public static ObjectReference id(String id) {
        return new ObjectReference(id, null, null, null);
    }

    public static ObjectReference label(String label) {
        return new ObjectReference(null, label, null, null);
    }

    public static ObjectReference literal(String value, String datatype) {
        return new ObjectReference(null, null, value, datatype);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ObjectReference read(Object json) {
        return switch (json) {
            case String label -> label(label);
            case Map<?, ?> members ->
                new ObjectReference(
                        text(members.get("id")),
                        text(members.get("label")),
                        text(members.get("value")),
                        text(members.get("datatype")));
            default -> throw new IllegalArgumentException("An object is a string, an entity reference or a literal.");
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @JsonIgnore
    public boolean isLiteral() {
        return value != null && id == null && label == null;
    }
}
