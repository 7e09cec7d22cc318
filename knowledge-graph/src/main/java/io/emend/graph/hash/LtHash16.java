package io.emend.graph.hash;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A hash of a multiset of lines: adding and removing lines moves it, and only the multiset matters, not the order in
 * which it came about.
 *
 * <p>Lewi, Kim, Maykov, Weis 2019, <i>Securing Update Propagation with Homomorphic Hashing</i>, IACR ePrint 2019/227,
 * section 3 (LtHash with n = 1024, d = 16): the hash of a set is the sum of its elements' hashes in (Z/2¹⁶)¹⁰²⁴.
 * Deviation: an element is expanded with SHA-256 as the key of AES-256 in counter mode instead of BLAKE2xb, because the
 * platform has both in hardware.
 *
 * <p>Not thread-safe.
 */
public final class LtHash16 {
    private static final int LANES = 1024;
    public static final int BYTES = LANES * Short.BYTES;
    private static final byte[] ZEROS = new byte[BYTES];
    private static final IvParameterSpec START = new IvParameterSpec(new byte[16]);

    private final short[] lanes = new short[LANES];
    private final byte[] stream = new byte[BYTES];
    private final Cipher cipher;

    /** The hash of the empty set. */
    public LtHash16() {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform lacks AES in counter mode.", e);
        }
    }

    /** Goes on from {@link #toBytes()}. */
    public static LtHash16 from(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "An LtHash16 state has " + BYTES + " bytes; found " + bytes.length + ".");
        }
        LtHash16 hash = new LtHash16();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(hash.lanes);
        return hash;
    }

    public void add(String line) {
        ByteBuffer element = expand(line);
        for (int i = 0; i < LANES; i++) {
            lanes[i] = (short) (lanes[i] + element.getShort());
        }
    }

    public void remove(String line) {
        ByteBuffer element = expand(line);
        for (int i = 0; i < LANES; i++) {
            lanes[i] = (short) (lanes[i] - element.getShort());
        }
    }

    /** Adds every line of another hash at once. */
    public void addAll(LtHash16 other) {
        for (int i = 0; i < LANES; i++) {
            lanes[i] = (short) (lanes[i] + other.lanes[i]);
        }
    }

    /** The state, {@value #BYTES} bytes, little-endian lanes. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(lanes);
        return bytes.array();
    }

    /** {@code sha256:} and the SHA-256 of the state: the graph hash people see. */
    public String tagged() {
        return Sha256.tagged(toBytes());
    }

    private ByteBuffer expand(String line) {
        byte[] key = Sha256.digest().digest(line.getBytes(StandardCharsets.UTF_8));
        try {
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), START);
            cipher.doFinal(ZEROS, 0, BYTES, stream, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in counter mode failed on a fixed-size input.", e);
        }
        return ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    }
}
