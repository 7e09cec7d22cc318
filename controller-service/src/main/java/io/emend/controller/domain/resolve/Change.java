package io.emend.controller.domain.resolve;

import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.contract.knowledge.Labelled;
import io.emend.contract.knowledge.Reference;
import io.emend.contract.knowledge.Value;
import io.emend.schema.Language;
import io.emend.schema.Relation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operation whose names are resolved. A name that reads a relation backwards is already turned around. */
public sealed interface Change {
    /** The relation its statements are kept under. */
    Relation relation();

    /** The operation with identifiers instead of names, as it is stored and replayed. */
    Operation toOperation();

    /** State that the subject has this object. */
    record Assert(
            Labelled subject,
            Relation relation,
            Value object,
            @Nullable String validFrom,
            @Nullable String validTo) implements Change {
        public Assert {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(relation, "relation");
            Objects.requireNonNull(object, "object");
        }

        @Override
        public Operation toOperation() {
            return new Operation(
                    Operation.Kind.ASSERT, reference(subject), named(relation), reference(object), validFrom, validTo);
        }
    }

    /** Take back one object of the slot, or all of them when {@code object} is null. */
    record Retract(
            Labelled subject, Relation relation, @Nullable Value object) implements Change {
        public Retract {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(relation, "relation");
        }

        @Override
        public Operation toOperation() {
            return new Operation(
                    Operation.Kind.RETRACT,
                    reference(subject),
                    named(relation),
                    object == null ? null : reference(object),
                    null,
                    null);
        }
    }

    /** Take back the relation from every subject that has this object. */
    record RetractPointers(Relation relation, Value.Entity object, Relation said) implements Change {
        public RetractPointers {
            Objects.requireNonNull(relation, "relation");
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(said, "said");
        }

        @Override
        public Operation toOperation() {
            return new Operation(
                    Operation.Kind.RETRACT, new Reference(object.id(), object.label()), named(said), null, null, null);
        }
    }

    private static Reference reference(Labelled labelled) {
        return new Reference(labelled.id(), labelled.label());
    }

    private static Reference named(Relation relation) {
        return new Reference(relation.id().value(), relation.label(Language.EN));
    }

    private static ObjectReference reference(Value value) {
        return switch (value) {
            case Value.Entity entity -> new ObjectReference(entity.id(), entity.label(), null, null);
            case Value.Literal literal -> ObjectReference.literal(literal.value(), literal.datatype());
        };
    }
}
