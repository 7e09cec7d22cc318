package io.emend.graph.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as text. */
public final class Sha256 {
    public static final String PREFIX = "sha256:";

    /** What a hash is called before there is anything to hash. */
    public static final String ZERO = PREFIX + "0".repeat(64);

    private Sha256() {}

    /** 64 hex digits of the hash of the text's UTF-8 bytes. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** {@code sha256:} and 64 hex digits. */
    public static String tagged(byte[] bytes) {
        return PREFIX + hex(bytes);
    }

    public static String tagged(String text) {
        return PREFIX + hex(text);
    }

    /** A fresh digest; every Java platform has it. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java platform lacks SHA-256.", e);
        }
    }
}
