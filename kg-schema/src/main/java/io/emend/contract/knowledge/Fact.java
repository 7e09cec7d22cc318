package io.emend.contract.knowledge;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement as clients see it.
 *
 * @param id the statement's id; a re-assertion of the same triple has a new one
 * @param revision revision that asserted it
 * @param retractedRevision revision that retracted it, null while live
 * @param validFrom start of valid time, ISO date or date-time, null when open
 * @param validTo end of valid time, exclusive, null when open
 * @param derivedFrom ids of the premises when a rule derived it, else empty
 */
public record Fact(
        String id,
        Labelled subject,
        Labelled relation,
        Value object,
        ModelState modelState,
        long revision,
        @Nullable Long retractedRevision,
        @Nullable String validFrom,
        @Nullable String validTo,
        String author,
        @Nullable Source source,
        List<String> derivedFrom) {
    public Fact {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(modelState, "modelState");
        Objects.requireNonNull(author, "author");
        derivedFrom = List.copyOf(derivedFrom);
    }
}
