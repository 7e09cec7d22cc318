package io.emend.contract.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entity or relation as requests name it: by id, by label or alias in any supported language, or by a bare JSON
 * string, which is a label.
 *
 * @param id exact identifier; wins over the label
 * @param label a label or alias
 */
public record Reference(@Nullable String id, @Nullable String label) {
    public Reference {
        id = id == null || id.isBlank() ? null : id.strip();
        label = label == null || label.isBlank() ? null : label.strip();
        if (id == null && label == null) {
            throw new IllegalArgumentException("A reference needs an id or a label; found neither.");
        }
    }

    public static Reference id(String id) {
        return new Reference(id, null);
    }

    public static Reference label(String label) {
        return new Reference(null, label);
    }

    /** Reads {@code "Marie Curie"}, {@code {"id": "Q7186"}} and {@code {"label": "Marie Curie"}}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Reference read(Object json) {
        return switch (json) {
            case String label -> label(label);
            case Map<?, ?> members -> new Reference(text(members.get("id")), text(members.get("label")));
            default -> throw new IllegalArgumentException("A reference is a string or an object with id or label.");
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** What to call it in a message. */
    public String display() {
        return label != null ? label : Objects.requireNonNull(id);
    }
}
