package io.emend.controller.domain.plan;

import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.contract.knowledge.Reference;
import io.emend.controller.domain.conflict.Inverses;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.PlanGrounds;
import io.emend.graph.statement.PointerKey;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import io.emend.schema.rules.Lookup;
import io.emend.schema.rules.RuleEngine;
import io.emend.schema.rules.Triple;
import java.util.ArrayList;
import java.util.Collection;
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
    private final RuleEngine rules;

    Foresight(KnowledgeSchema schema, Inverses inverses, RuleEngine rules) {
        this.schema = schema;
        this.inverses = inverses;
        this.rules = rules;
    }

    /** An operation as it is kept, with those of its ends that are known by id. */
    private record Kept(
            @Nullable String subject,
            Relation relation,
            @Nullable String object) {}

    PlanGrounds.Wanted of(List<Operation> operations) {
        Set<FactKey> facts = new HashSet<>();
        Set<PointerKey> pointers = new HashSet<>();
        Set<String> subjects = new HashSet<>();
        List<Triple> stated = new ArrayList<>();
        for (Operation operation : operations) {
            Kept kept = relation(operation.relation())
                    .map(said -> kept(operation, said))
                    .orElse(null);
            if (kept == null || kept.subject() == null) {
                continue;
            }
            if (operation.op() == Operation.Kind.ASSERT) {
                subjects.add(kept.subject());
                facts.addAll(aboutAssertion(kept.subject(), kept.relation(), kept.object()));
                if (kept.object() != null) {
                    String relation = kept.relation().id().value();
                    stated.add(Triple.of(kept.subject(), relation, kept.object()));
                    if (inverses.isOneSubjectPerObject(kept.relation())) {
                        pointers.add(new PointerKey(relation, kept.object()));
                    }
                }
            } else {
                facts.add(FactKey.slot(kept.subject(), kept.relation().id().value()));
            }
        }
        Collection<Lookup> lookups = rules.foresee(stated);
        facts.addAll(RuleGraphView.facts(lookups));
        pointers.addAll(RuleGraphView.pointers(lookups));
        return new PlanGrounds.Wanted(Set.copyOf(OperationResolver.idsIn(operations)), facts, pointers, subjects);
    }

    private Kept kept(Operation operation, Relation said) {
        String first = known(operation.subject().id());
        ObjectReference reference = operation.object();
        String second = reference == null ? null : known(reference.id());
        return said.storedAs()
                .flatMap(schema::relation)
                .map(stored -> new Kept(second, stored, first))
                .orElse(new Kept(first, said, second));
    }

    /** The fact itself, and what read backwards says the same or the opposite. */
    private List<FactKey> aboutAssertion(String subject, Relation relation, @Nullable String object) {
        List<FactKey> facts = new ArrayList<>();
        facts.add(fact(subject, relation, object));
        if (object != null) {
            inverses.keptBackwards(relation).ifPresent(inverse -> facts.add(fact(object, inverse, subject)));
            if (relation.asymmetric()) {
                facts.add(new FactKey(object, relation.id().value(), subject));
            }
        }
        return facts;
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
        return id == null || id.isBlank() || id.startsWith("\"") || id.startsWith(OperationResolver.NEW) ? null : id;
    }
}
