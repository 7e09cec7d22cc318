package io.emend.editor.generation;

import java.util.Objects;

/** One message of a conversation; role is {@code system}, {@code user} or {@code assistant}. */
public record Turn(String role, String text) {
    public Turn {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(text, "text");
    }
}
