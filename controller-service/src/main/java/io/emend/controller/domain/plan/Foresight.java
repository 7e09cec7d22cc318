package io.emend.controller.domain.plan;

import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.contract.knowledge.Reference;
import io.emend.controller.domain.conflict.Inverses;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.PlanGrounds;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what planning operations begins with, as far as these name it by id. A guess: what is left out is read when it is
 * needed, and what is read in vain costs little. Thread-safe.
 */
final class Foresight {
    private final KnowledgeSchema schema;
    private final Inverses inverses;

    Foresight(KnowledgeSchema schema, Inverses inverses) {
        this.schema = schema;
        this.inverses = inverses;
    }

    PlanGrounds.Wanted of(List<Operation> operations) {
        Set<FactKey> facts = new HashSet<>();
        Set<String> subjects = new HashSet<>();
        for (Operation operation : operations) {
            relation(operation.relation())
                    .ifPresent(said -> foresee(
                            operation.op() == Operation.Kind.ASSERT,
                            known(operation.subject().id()),
                            said,
                            operation.object(),
                            facts,
                            subjects));
        }
        return new PlanGrounds.Wanted(Set.copyOf(OperationResolver.idsIn(operations)), facts, subjects);
    }

    private void foresee(
            boolean assertion,
            @Nullable String named,
            Relation said,
            @Nullable ObjectReference reference,
            Set<FactKey> facts,
            Set<String> subjects) {
        Relation kept = said.storedAs().flatMap(schema::relation).orElse(said);
        String other = reference == null ? null : known(reference.id());
        String subject = kept == said ? named : other;
        String object = kept == said ? other : named;
        if (subject == null) {
            return;
        }
        facts.add(fact(subject, kept, assertion ? object : null));
        if (assertion) {
            subjects.add(subject);
        }
        if (assertion && object != null) {
            inverses.keptBackwards(kept).ifPresent(inverse -> facts.add(fact(object, inverse, subject)));
            if (kept.asymmetric()) {
                facts.add(new FactKey(object, kept.id().value(), subject));
            }
        }
    }

    /** Where an object excludes others, the whole slot. */
    private static FactKey fact(String subject, Relation relation, @Nullable String object) {
        return new FactKey(subject, relation.id().value(), relation.functional() ? null : object);
    }

    private Optional<Relation> relation(Reference reference) {
        return Optional.ofNullable(reference.id())
                .filter(RelationId::fits)
                .flatMap(id -> schema.relation(RelationId.of(id)));
    }

    private static @Nullable String known(@Nullable String id) {
        return id == null || id.startsWith(OperationResolver.NEW) ? null : id;
    }
}
