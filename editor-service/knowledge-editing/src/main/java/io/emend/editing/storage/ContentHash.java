package io.emend.editing.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 over a sequence of named parts. Every part is preceded by its length, so that no two different sequences
 * share their bytes. Not safe for use by several threads.
 */
public final class ContentHash {
    private static final String PREFIX = "sha256:";
    private static final int CHUNK = 4096;

    private final MessageDigest digest = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The hash of one array of bytes alone, as {@code sha256:} and 64 hexadecimal digits. */
    public static String ofBytes(byte[] bytes) {
        return PREFIX + HexFormat.of().formatHex(sha256().digest(bytes));
    }

    public ContentHash add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        length(bytes.length);
        digest.update(bytes);
        return this;
    }

    public ContentHash add(long number) {
        length(number);
        return this;
    }

    /** Adds float32 numbers by their bits, little-endian. */
    public ContentHash add(float[] values) {
        length(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            buffer.clear();
            buffer.asFloatBuffer().put(values, from, count);
            digest.update(buffer.limit(count * Float.BYTES));
        }
        return this;
    }

    /** Adds float64 numbers by their bits, little-endian. */
    public ContentHash add(double[] values) {
        length(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            buffer.clear();
            buffer.asDoubleBuffer().put(values, from, count);
            digest.update(buffer.limit(count * Double.BYTES));
        }
        return this;
    }

    /** Adds 16-bit numbers, little-endian. */
    public ContentHash add(short[] values) {
        length(values.length);
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += CHUNK) {
            int count = Math.min(CHUNK, values.length - from);
            buffer.clear();
            buffer.asShortBuffer().put(values, from, count);
            digest.update(buffer.limit(count * Short.BYTES));
        }
        return this;
    }

    private void length(long length) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).flip());
    }

    /** The hash of everything added; this object is not to be used again. */
    public String finish() {
        return PREFIX + HexFormat.of().formatHex(digest.digest());
    }
}
