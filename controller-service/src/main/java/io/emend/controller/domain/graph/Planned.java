package io.emend.controller.domain.graph;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.knowledge.Value;
import io.emend.graph.ledger.Placement;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementIds;
import io.emend.graph.statement.StatementRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that exist in a plan only. */
public final class Planned {
    /** The revision of a planned statement: newer than every real one. */
    public static final long REVISION = Long.MAX_VALUE;

    private Planned() {}

    /** A new statement that somebody makes. */
    public static StatementRecord stated(
            String author,
            String subject,
            String relation,
            Value object,
            @Nullable String validFrom,
            @Nullable String validTo) {
        return statement(author, subject, relation, object, validFrom, validTo, List.of());
    }

    /** A new statement that follows from others. */
    public static StatementRecord derived(
            String author, String subject, String relation, Value object, List<String> premises) {
        return statement(author, subject, relation, object, null, null, premises);
    }

    /** What a statement says, stated anew. */
    public static StatementRecord again(String author, StatementRecord old) {
        return statement(
                author, old.subject(), old.relation(), old.object(), old.validFrom(), old.validTo(), List.of());
    }

    /** A derived statement with other premises; everything else stays. */
    public static StatementRecord withPremises(StatementRecord old, List<String> premises) {
        return copy(old, StatementIds.next(), REVISION, premises);
    }

    /** A statement under a new id, with other premises and another revision; everything else stays. */
    public static StatementRecord copy(StatementRecord old, String id, long revision, List<String> premises) {
        return new StatementRecord(
                id,
                old.subject(),
                old.relation(),
                old.object(),
                old.validFrom(),
                old.validTo(),
                old.author(),
                old.source(),
                revision,
                null,
                old.origin(),
                old.modelState(),
                old.method(),
                old.editId(),
                premises);
    }

    public static boolean is(StatementRecord statement) {
        return statement.assertedRevision() == REVISION;
    }

    private static StatementRecord statement(
            String author,
            String subject,
            String relation,
            Value object,
            @Nullable String validFrom,
            @Nullable String validTo,
            List<String> premises) {
        return new StatementRecord(
                StatementIds.next(),
                subject,
                relation,
                object,
                validFrom,
                validTo,
                author,
                null,
                REVISION,
                null,
                Origin.EDIT,
                ModelState.PENDING,
                Placement.NO_METHOD,
                null,
                premises);
    }
}
