package io.emend.interpreter.entity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What words may say that name no entity: a date, a number, or just the text they are. "1984" may be all three; the relation
 * decides.
 *
 * @param date ISO 8601 year, month or day; null for none
 * @param number decimal digits, null for none
 */
public record Literal(@Nullable Typed date, @Nullable Typed number) {
    /** Words that can only be taken as text. */
    public static final Literal TEXT = new Literal(null, null);

    /**
     * A lexical form.
     *
     * @param datatype local name of the XSD type
     */
    public record Typed(String value, String datatype) {}

    /**
     * The value for a relation.
     *
     * @param kinds of objects that the relation takes
     * @param words as they stand in the utterance
     * @return null if the relation does not take what these words can be
     */
    public @Nullable Typed valueFor(Set<String> kinds, String words) {
        if (kinds.contains("DATE") && date != null) {
            return date;
        }
        if (kinds.contains("NUMBER") && number != null) {
            return number;
        }
        return kinds.contains("TEXT") ? new Typed(words, "string") : null;
    }
}
