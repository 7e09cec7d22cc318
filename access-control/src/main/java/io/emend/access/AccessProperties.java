package io.emend.access;

import io.emend.access.start.StartupRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Access settings, prefix {@code emend.access}.
 *
 * @param adminKey the first administrator's key, at least 20 characters; with it further keys are made
 * @param serviceKey the key services show each other, at least 20 characters
 * @param secret secret of the keyed hashes, base64 or plain text of at least 16 bytes; a random one when null, which
 *     suffices while no keys are stored
 * @param maxBody largest request body
 * @param maxImport largest body of an import
 */
@ConfigurationProperties("emend.access")
public record AccessProperties(
        @Nullable String adminKey,
        @Nullable String serviceKey,
        @Nullable String secret,
        @DefaultValue("256KB") DataSize maxBody,
        @DefaultValue("512MB") DataSize maxImport) {
    private static final int SHORTEST_KEY = 20;

    public AccessProperties {
        adminKey = blankToNull(adminKey);
        serviceKey = blankToNull(serviceKey);
        secret = blankToNull(secret);
        requireLong(adminKey, "admin-key");
        requireLong(serviceKey, "service-key");
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static void requireLong(@Nullable String key, String name) {
        if (key != null && key.length() < SHORTEST_KEY) {
            throw new StartupRefused("The key in emend.access." + name + " has " + key.length()
                    + " characters; it needs at least " + SHORTEST_KEY + ".");
        }
    }

    @Override
    public String toString() {
        return "AccessProperties[maxBody=" + maxBody + ", maxImport=" + maxImport + "]";
    }
}
