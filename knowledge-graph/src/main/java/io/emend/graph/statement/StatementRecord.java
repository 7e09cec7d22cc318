package io.emend.graph.statement;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.knowledge.Source;
import io.emend.contract.knowledge.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its history: who asserted it in which revision, and which revision took it back.
 *
 * @param id unique for ever; a re-assertion of the same content has a new one
 * @param subject entity id
 * @param relation relation id
 * @param object an entity (its label is the default one: English if there is one) or a literal
 * @param validFrom start of valid time as it was stated (ISO year, month, date or date-time), null when open
 * @param validTo end of valid time, exclusive, null when open
 * @param retractedRevision null while live
 * @param origin IMPORT for loaded facts, EDIT for edited and derived ones; kept by a rollback that restores it
 * @param modelState where the fact lives beside the graph
 * @param method method that wrote it into the weights, {@code none} when nothing did
 * @param editId edit or rollback that asserted it, null for an import
 * @param derivedFrom ids of the premises when a rule derived it, else empty
 */
public record StatementRecord(
        String id,
        String subject,
        String relation,
        Value object,
        @Nullable String validFrom,
        @Nullable String validTo,
        String author,
        @Nullable Source source,
        long assertedRevision,
        @Nullable Long retractedRevision,
        Origin origin,
        ModelState modelState,
        String method,
        @Nullable String editId,
        List<String> derivedFrom) {
    public StatementRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(modelState, "modelState");
        Objects.requireNonNull(method, "method");
        derivedFrom = List.copyOf(derivedFrom);
    }

    /** What it says, without who, when recorded, and under which id: equal for re-assertions. */
    public Content content() {
        return new Content(subject, relation, object.canonical(), validFrom, validTo);
    }

    public boolean isLive() {
        return retractedRevision == null;
    }

    /** Whether it was live at the end of {@code revision}. */
    public boolean isLiveAt(long revision) {
        return assertedRevision <= revision && (retractedRevision == null || retractedRevision > revision);
    }

    public boolean isDerived() {
        return !derivedFrom.isEmpty();
    }
}
