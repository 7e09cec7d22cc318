package io.emend.graph.exchange;

import io.emend.contract.knowledge.Value;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.ClassId;
import io.emend.schema.RdfNames;
import io.emend.schema.RelationId;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** Facts and entities as triples. */
public final class RdfTerms {
    static {
        JenaSystem.init(); // before any vocabulary is touched, or Jena's classes wait for each other
    }

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    private RdfTerms() {}

    /** The plain triple of a fact. */
    public static Triple triple(StatementRecord statement) {
        return Triple.create(entity(statement.subject()), relation(statement.relation()), value(statement.object()));
    }

    /** Labels, aliases, descriptions and classes of an entity. */
    public static List<Triple> triples(EntityRecord entity) {
        Node subject = entity(entity.id());
        List<Triple> triples = new ArrayList<>();
        entity.types()
                .forEach(type -> triples.add(Triple.create(
                        subject, RDF.type.asNode(), NodeFactory.createURI(RdfNames.entityClass(new ClassId(type))))));
        entity.labels().forEach((lang, text) -> triples.add(text(subject, RDFS.label.asNode(), text, lang)));
        entity.descriptions().forEach((lang, text) -> triples.add(text(subject, RDFS.comment.asNode(), text, lang)));
        entity.aliases()
                .forEach((lang, names) ->
                        names.forEach(name -> triples.add(text(subject, SKOS.altLabel.asNode(), name, lang))));
        return triples;
    }

    public static Node entity(String id) {
        return NodeFactory.createURI(RdfNames.entity(id));
    }

    public static Node relation(String id) {
        return NodeFactory.createURI(RdfNames.relation(new RelationId(id)));
    }

    /** The object's node; literals have an XSD datatype. */
    public static Node value(Value value) {
        return switch (value) {
            case Value.Entity object -> entity(object.id());
            case Value.Literal literal ->
                literal.datatype().equals("string")
                        ? NodeFactory.createLiteralDT(literal.value(), XSDDatatype.XSDstring)
                        : NodeFactory.createLiteralDT(literal.value(), NodeFactory.getType(XSD + literal.datatype()));
        };
    }

    private static Triple text(Node subject, Node predicate, String text, String lang) {
        return Triple.create(subject, predicate, NodeFactory.createLiteralLang(text, lang));
    }
}
