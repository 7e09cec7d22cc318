package io.emend.controller.domain.conflict;

import io.emend.contract.knowledge.Value;
import io.emend.controller.domain.graph.LiveGraph;
import io.emend.controller.domain.graph.Slot;
import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import io.emend.schema.Trait;
import java.util.List;
import java.util.Optional;

/** The other direction of relations: symmetric ones are their own, others may have one whose facts are kept as well. */
public final class Inverses {
    private final KnowledgeSchema schema;

    public Inverses(KnowledgeSchema schema) {
        this.schema = schema;
    }

    /** The relation under which the same fact is also kept, read backwards. */
    public Optional<Relation> keptBackwards(Relation relation) {
        if (relation.symmetric()) {
            return Optional.of(relation);
        }
        return relation.inverse()
                .flatMap(schema::relation)
                .filter(inverse -> inverse.storedAs().isEmpty());
    }

    /** Whether an object can have one subject only. */
    public boolean isOneSubjectPerObject(Relation relation) {
        return relation.is(Trait.INVERSE_FUNCTIONAL)
                || (relation.symmetric() && relation.functional())
                || relation.inverse()
                        .flatMap(schema::relation)
                        .filter(Relation::functional)
                        .isPresent();
    }

    /** Live statements that say the same as one, read backwards. */
    public List<StatementRecord> counterparts(StatementRecord statement, LiveGraph graph) {
        return counterpart(statement)
                .map(fact -> graph.stating(new Slot(fact.subject(), fact.relation()), statement.subject()).stream()
                        .filter(other -> !other.id().equals(statement.id()))
                        .toList())
                .orElse(List.of());
    }

    /** The fact that says the same as a statement, read backwards, where such facts are kept. */
    public Optional<FactKey> counterpart(StatementRecord statement) {
        return statement.object() instanceof Value.Entity object && RelationId.fits(statement.relation())
                ? schema.relation(RelationId.of(statement.relation()))
                        .flatMap(this::keptBackwards)
                        .map(inverse -> new FactKey(object.id(), inverse.id().value(), statement.subject()))
                : Optional.empty();
    }
}
