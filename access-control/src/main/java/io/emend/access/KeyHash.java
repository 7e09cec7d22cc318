package io.emend.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keyed hash under which a key is stored and found: HMAC-SHA-256 with the server's secret (RFC 2104). A stolen store
 * tells nothing without the secret, and equal keys have equal hashes, so that one look-up suffices. Thread-safe.
 */
public final class KeyHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 16;

    private final SecretKeySpec secret;

    /** @param secret at least 16 bytes */
    public KeyHash(byte[] secret) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "The server secret needs at least 16 bytes; found " + secret.length + ".");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The hash of a key, 64 hex digits. */
    public String of(String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(key.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unsupported) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, unsupported);
        }
    }
}
