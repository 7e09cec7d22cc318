package io.emend.controller.sparql;

import io.emend.contract.knowledge.Value;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.RdfNames;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import java.util.Optional;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.XSD;

/** The graph's ids and literals as RDF terms, and back. */
final class RdfTerms {
    private final KnowledgeSchema schema;

    RdfTerms(KnowledgeSchema schema) {
        this.schema = schema;
    }

    Node entity(String id) {
        return NodeFactory.createURI(RdfNames.entity(id));
    }

    Node relation(String id) {
        RelationId relation = RelationId.of(id);
        return NodeFactory.createURI(
                schema.relation(relation).map(Relation::iri).orElseGet(() -> RdfNames.relation(relation)));
    }

    Node object(Value value) {
        return switch (value) {
            case Value.Entity entity -> entity(entity.id());
            case Value.Literal literal ->
                NodeFactory.createLiteralDT(
                        literal.value(), TypeMapper.getInstance().getSafeTypeByName(XSD.getURI() + literal.datatype()));
        };
    }

    Optional<String> entityId(Node node) {
        return node.isURI() ? RdfNames.entityId(node.getURI()) : Optional.empty();
    }

    /** The relation facts are kept under; a name that reads one backwards has no facts of its own. */
    Optional<String> relationId(Node node) {
        return node.isURI()
                ? schema.relationOfIri(node.getURI())
                        .filter(relation -> relation.storedAs().isEmpty())
                        .map(relation -> relation.id().value())
                : Optional.empty();
    }

    /** The canonical form of an object; empty when the graph can hold no such term. */
    Optional<String> canonical(Node node) {
        if (node.isLiteral()) {
            String datatype = node.getLiteralDatatypeURI();
            String local = datatype.substring(datatype.lastIndexOf('#') + 1);
            return Optional.of(new Value.Literal(node.getLiteralLexicalForm(), local).canonical());
        }
        return entityId(node);
    }
}
