package io.emend.schema;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names a relation, for example {@code P19} or {@code first_spouse}; also fit to be a relationship type of the graph.
 *
 * @param value a letter, then letters, digits and underscores, 64 characters at most
 */
public record RelationId(String value) implements Comparable<RelationId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    public RelationId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A relation id is a letter followed by letters, digits or underscores, found: " + value);
        }
    }

    /** Reads an id; the same as the constructor. */
    public static RelationId of(String value) {
        return new RelationId(value);
    }

    /** Tells whether {@code text} has the form of a relation id, known or not. */
    public static boolean fits(String text) {
        return FORM.matcher(text).matches();
    }

    /** Orders by prefix, then by number where there is one: P2 before P10. */
    @Override
    public int compareTo(RelationId other) {
        int byPrefix = prefix().compareTo(other.prefix());
        if (byPrefix != 0) {
            return byPrefix;
        }
        int byLength = Integer.compare(value.length(), other.value.length());
        return byLength != 0 ? byLength : value.compareTo(other.value);
    }

    private String prefix() {
        int end = value.length();
        while (end > 0 && Character.isDigit(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(0, end);
    }

    @Override
    public String toString() {
        return value;
    }
}
