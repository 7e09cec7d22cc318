package io.emend.graph.statement;

import java.security.SecureRandom;
import java.util.Locale;

/** Makes new statement ids: time-ordered (48 bits of milliseconds), then 80 random bits, as 26 characters after {@code s-}. */
public final class StatementIds {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME_CHARACTERS = 10;
    private static final int RANDOM_CHARACTERS = 16;
    private static final int BITS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private StatementIds() {}

    /** A new id, such as {@code s-01jc2v…}; unique without coordination. */
    public static String next() {
        return next("s");
    }

    /** A new id with another prefix, such as {@code e} for edits. */
    public static String next(String prefix) {
        char[] id = new char[TIME_CHARACTERS + RANDOM_CHARACTERS];
        long millis = System.currentTimeMillis();
        for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
            id[i] = ALPHABET.charAt((int) (millis & (ALPHABET.length() - 1)));
            millis >>>= BITS;
        }
        for (int i = TIME_CHARACTERS; i < id.length; i++) {
            id[i] = ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length()));
        }
        return prefix.toLowerCase(Locale.ROOT) + '-' + new String(id);
    }
}
