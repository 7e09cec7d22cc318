package io.emend.graph.statement;

import io.emend.graph.hash.Sha256;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says. Two statements with equal content are the same fact, asserted at different times.
 *
 * @param object the object's canonical text: an entity id, or {@code "lexical"^^datatype}
 */
public record Content(
        String subject,
        String relation,
        String object,
        @Nullable String validFrom,
        @Nullable String validTo) {
    public Content {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(object, "object");
    }

    /**
     * The canonical line that enters the graph hash: subject, relation, object, validFrom, validTo, tab-separated, with
     * backslash, tab, newline and carriage return escaped and an absent time left empty.
     */
    public String line() {
        return escape(subject)
                + '\t'
                + escape(relation)
                + '\t'
                + escape(object)
                + '\t'
                + escape(validFrom)
                + '\t'
                + escape(validTo);
    }

    /** A short name for the content: SHA-256 of {@link #line()}, 64 hex digits. */
    public String key() {
        return Sha256.hex(line());
    }

    private static String escape(@Nullable String field) {
        if (field == null) {
            return "";
        }
        if (field.indexOf('\\') < 0 && field.indexOf('\t') < 0 && field.indexOf('\n') < 0 && field.indexOf('\r') < 0) {
            return field;
        }
        return field.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
