package io.emend.access;

import io.emend.contract.problem.AccessDenied;
import java.util.Map;
import java.util.Objects;

/**
 * Who is calling.
 *
 * @param name the person's or service's name; the author of what they do
 * @param keyId the id of the key they showed, never the key
 */
public record Caller(String name, Role role, String keyId) {
    public Caller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(keyId, "keyId");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A caller needs a name.");
        }
    }

    /**
     * Passes if this caller's role includes the needed one. The filter chain checks paths; whatever is also called
     * directly in one JVM checks here.
     *
     * @throws AccessDenied.Forbidden if the role does not suffice
     */
    public Caller require(Role needed) {
        if (!role.includes(needed)) {
            throw new AccessDenied.Forbidden(
                    "This needs the role %s; the key of %s has %s.".formatted(needed, name, role),
                    Map.of("required", needed.name(), "role", role.name()));
        }
        return this;
    }
}
