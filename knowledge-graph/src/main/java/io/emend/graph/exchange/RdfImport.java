package io.emend.graph.exchange;

import io.emend.contract.knowledge.Value;
import io.emend.contract.problem.Malformed;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.statement.Content;
import io.emend.schema.RdfNames;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * Reads triples: {@code rdf:type}, {@code rdfs:label}, {@code skos:altLabel} and {@code rdfs:comment} describe entities, every
 * other predicate is a relation of the schema. RDF has no valid time of its own, so these facts hold always.
 */
final class RdfImport {
    static {
        JenaSystem.init(); // before any vocabulary is touched, or Jena's classes wait for each other
    }

    private static final String UNKNOWN_LANGUAGE = "und";
    private final RelationNames relations;
    private final EntityNaming naming;
    private final StatementFeed feed;
    private long triples;

    RdfImport(RelationNames relations, EntityNaming naming, StatementFeed feed) {
        this.relations = relations;
        this.naming = naming;
        this.feed = feed;
    }

    /** @throws Malformed if the document does not parse */
    void read(Format format, InputStream input) {
        try {
            RDFParser.source(input)
                    .lang(lang(format))
                    .base("urn:emend:document:")
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(new StreamRDFBase() {
                        @Override
                        public void triple(Triple triple) {
                            triples++;
                            try {
                                take(triple);
                            } catch (IllegalArgumentException e) {
                                feed.reject(triples, String.valueOf(e.getMessage()));
                            }
                        }
                    });
        } catch (RiotException e) {
            throw new Malformed("The document is not valid " + format.mediaType() + ": " + e.getMessage());
        }
    }

    static Lang lang(Format format) {
        return switch (format) {
            case N_TRIPLES -> Lang.NTRIPLES;
            case TURTLE -> Lang.TURTLE;
            case JSON_LD -> Lang.JSONLD;
            case CSV, TSV -> throw new IllegalArgumentException(format + " is not RDF.");
        };
    }

    private void take(Triple triple) {
        String subject = naming.require(entity(triple.getSubject()));
        String predicate = triple.getPredicate().getURI();
        Node object = triple.getObject();
        if (predicate.equals(RDF.type.getURI())) {
            describe(subject, Map.of(), Map.of(), Map.of(), List.of(type(object)));
        } else if (predicate.equals(RDFS.label.getURI())) {
            describe(subject, Map.of(lang(object), object.getLiteralLexicalForm()), Map.of(), Map.of(), List.of());
        } else if (predicate.equals(RDFS.comment.getURI())) {
            describe(subject, Map.of(), Map.of(lang(object), object.getLiteralLexicalForm()), Map.of(), List.of());
        } else if (predicate.equals(SKOS.altLabel.getURI())) {
            describe(
                    subject,
                    Map.of(),
                    Map.of(),
                    Map.of(lang(object), List.of(object.getLiteralLexicalForm())),
                    List.of());
        } else {
            feed.statement(new Content(subject, relation(predicate), object(object), null, null));
        }
    }

    private void describe(
            String id,
            Map<String, String> labels,
            Map<String, String> descriptions,
            Map<String, List<String>> aliases,
            List<String> types) {
        feed.entity(new EntityRecord(id, labels, descriptions, aliases, types));
    }

    private String relation(String iri) {
        return relations
                .idOf(iri)
                .orElseThrow(() -> new IllegalArgumentException("the schema has no relation <" + iri + ">"));
    }

    private String object(Node node) {
        if (node.isLiteral()) {
            String datatype = Objects.requireNonNullElse(node.getLiteralDatatypeURI(), "string");
            String local = datatype.substring(Math.max(datatype.lastIndexOf('#'), datatype.lastIndexOf('/')) + 1);
            return new Value.Literal(node.getLiteralLexicalForm(), local).canonical();
        }
        return naming.require(entity(node));
    }

    private static String entity(Node node) {
        if (!node.isURI()) {
            throw new IllegalArgumentException("expected an entity's IRI, found " + node);
        }
        return RdfNames.entityId(node.getURI())
                .orElseThrow(() -> new IllegalArgumentException("expected an IRI under " + RdfNames.WIKIDATA_ENTITY
                        + " or " + RdfNames.ENTITY + ", found <" + node.getURI() + ">"));
    }

    private static String type(Node node) {
        if (node.isURI() && node.getURI().startsWith(RdfNames.SCHEMA)) {
            return node.getURI().substring(RdfNames.SCHEMA.length());
        }
        return entity(node);
    }

    private static String lang(Node literal) {
        if (!literal.isLiteral()) {
            throw new IllegalArgumentException("expected a text, found " + literal);
        }
        String tag = literal.getLiteralLanguage();
        return tag == null || tag.isEmpty() ? UNKNOWN_LANGUAGE : tag.split("-", 2)[0];
    }
}
