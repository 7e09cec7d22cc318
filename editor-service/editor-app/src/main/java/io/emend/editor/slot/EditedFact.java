package io.emend.editor.slot;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.PlannedStatement;
import io.emend.graph.statement.Content;
import io.emend.graph.statement.StatementRecord;
import java.util.Comparator;
import java.util.Objects;

/**
 * An edited statement of a slot, live once the commit is done.
 *
 * @param id the statement's id
 * @param wanted how it is to reach the weights
 * @param fresh whether this commit asserts it for the first time
 * @param leading whether it was the one in the weights before, or before it was retracted
 * @param rank revision that asserted it, or what it restores
 * @param derived whether a rule derived it
 */
public record EditedFact(
        String id,
        Content content,
        Value object,
        WantedMethod wanted,
        boolean fresh,
        boolean leading,
        long rank,
        boolean derived) {
    /**
     * Of several objects of one relation the model can answer one: a new one before an old one, then what it answered
     * before, then the one asserted last, then the smallest content key.
     */
    static final Comparator<EditedFact> PRECEDENCE = Comparator.comparing(EditedFact::fresh)
            .thenComparing(EditedFact::leading)
            .thenComparing(EditedFact::rank)
            .thenComparing(EditedFact::contentKey, Comparator.reverseOrder())
            .reversed();

    public EditedFact {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(wanted, "wanted");
    }

    static EditedFact live(StatementRecord record) {
        return new EditedFact(
                record.id(),
                record.content(),
                record.object(),
                WantedMethod.ofRecord(record.method()),
                false,
                record.modelState() == ModelState.IN_WEIGHTS,
                record.assertedRevision(),
                record.isDerived());
    }

    static EditedFact asserted(PlannedStatement statement, WantedMethod wanted) {
        return new EditedFact(
                statement.id(),
                contentOf(statement),
                statement.object(),
                wanted,
                true,
                false,
                Long.MAX_VALUE,
                !statement.derivedFrom().isEmpty());
    }

    static EditedFact restored(PlannedStatement statement, StatementRecord former) {
        EditedFact before = live(former);
        return new EditedFact(
                statement.id(),
                contentOf(statement),
                statement.object(),
                before.wanted,
                false,
                before.leading,
                before.rank,
                before.derived);
    }

    private static Content contentOf(PlannedStatement statement) {
        return new Content(
                statement.subject(),
                statement.relation(),
                statement.object().canonical(),
                statement.validFrom(),
                statement.validTo());
    }

    public String contentKey() {
        return content.key();
    }
}
