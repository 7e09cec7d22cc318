package io.emend.access.key;

import io.emend.access.Role;
import io.emend.access.Scope;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A wanted key.
 *
 * @param name whom it is for; the author of what is done with it
 * @param scopes narrows the key, empty for everything the role allows
 * @param expiresAt null for never
 */
public record KeyRequest(
        String name,
        String role,
        Set<String> scopes,
        @Nullable Instant expiresAt) {
    private static final int LONGEST_NAME = 100;

    public KeyRequest {
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A key needs the name of its owner, at most " + LONGEST_NAME + " characters.");
        }
        name = name.strip();
        role = oneOf(Role.values(), role, "role");
        scopes = scopes == null
                ? Set.of()
                : scopes.stream()
                        .map(scope -> oneOf(Scope.values(), scope, "scope").toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static String oneOf(Enum<?>[] values, @Nullable String text, String what) {
        return Arrays.stream(values)
                .map(Enum::name)
                .filter(value -> value.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The " + what + " must be one of " + Arrays.toString(values) + "; found " + text + "."));
    }
}
