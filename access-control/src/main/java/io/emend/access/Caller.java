package io.emend.access;

import io.emend.contract.problem.AccessDenied;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who is calling.
 *
 * @param name the person's or service's name; the author of what they do
 * @param keyId the id of the key they showed, never the key
 * @param scopes what the key is narrowed to; empty for everything its role allows
 */
public record Caller(String name, Role role, String keyId, Set<Scope> scopes) {
    public Caller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(keyId, "keyId");
        scopes = Set.copyOf(scopes);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A caller needs a name.");
        }
    }

    /** A caller whose key is not narrowed. */
    public Caller(String name, Role role, String keyId) {
        this(name, role, keyId, Set.of());
    }

    /**
     * Passes if this caller's role includes the needed one and its key's scopes allow it. The filter chain checks paths;
     * whatever is also called directly in one JVM checks here.
     *
     * @throws AccessDenied.Forbidden if the role or the key's scopes do not suffice
     */
    public Caller require(Role needed) {
        if (!role.includes(needed)) {
            throw new AccessDenied.Forbidden(
                    "This needs the role %s; the key of %s has %s.".formatted(needed, name, role),
                    Map.of("required", needed.name(), "role", role.name()));
        }
        Scope.of(needed).ifPresent(this::require);
        return this;
    }

    /**
     * Passes if the key is not narrowed, or to something that includes the scope.
     *
     * @throws AccessDenied.Forbidden if it is narrowed to other things
     */
    public Caller require(Scope needed) {
        if (!scopes.isEmpty() && !scopes.contains(needed)) {
            throw new AccessDenied.Forbidden(
                    "This needs the scope %s; the key of %s is narrowed to %s."
                            .formatted(
                                    needed.wireName(),
                                    name,
                                    scopes.stream()
                                            .map(Scope::wireName)
                                            .sorted()
                                            .toList()),
                    Map.of("requiredScope", needed.wireName(), "role", role.name()));
        }
        return this;
    }
}
