package io.emend.controller.adapter;

import io.emend.graph.exchange.RelationNames;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import java.util.List;
import java.util.Optional;

/** Finds the relations of imported rows in the schema. A name that reads a relation backwards is not one of them. */
public final class SchemaRelationNames implements RelationNames {
    private final KnowledgeSchema schema;

    public SchemaRelationNames(KnowledgeSchema schema) {
        this.schema = schema;
    }

    @Override
    public Optional<String> idOf(String name) {
        return byId(name)
                .or(() -> schema.relationOfIri(name))
                .or(() -> byName(name))
                .filter(relation -> relation.storedAs().isEmpty())
                .map(relation -> relation.id().value());
    }

    private Optional<Relation> byId(String name) {
        return RelationId.fits(name) ? schema.relation(RelationId.of(name)) : Optional.empty();
    }

    private Optional<Relation> byName(String name) {
        List<Relation> named = schema.named(name);
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
