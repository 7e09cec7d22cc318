package io.emend.contract.edit;

import io.emend.contract.knowledge.Reference;
import org.jspecify.annotations.Nullable;

/**
 * One wanted change.
 *
 * @param object may be null only for RETRACT, which then takes back every live object of the slot
 */
public record Operation(
        Kind op,
        Reference subject,
        Reference relation,
        @Nullable ObjectReference object,
        @Nullable String validFrom,
        @Nullable String validTo) {
    /** What an operation does. */
    public enum Kind {
        ASSERT,
        RETRACT
    }

    public Operation {
        if (op == null || subject == null || relation == null) {
            throw new IllegalArgumentException("An operation needs op, subject and relation.");
        }
        if (op == Kind.ASSERT && object == null) {
            throw new IllegalArgumentException("An ASSERT operation needs an object.");
        }
    }

    public static Operation assertion(Reference subject, Reference relation, ObjectReference object) {
        return new Operation(Kind.ASSERT, subject, relation, object, null, null);
    }

    public static Operation retraction(Reference subject, Reference relation, @Nullable ObjectReference object) {
        return new Operation(Kind.RETRACT, subject, relation, object, null, null);
    }
}
