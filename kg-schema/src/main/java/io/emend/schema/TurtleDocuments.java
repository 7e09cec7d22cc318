package io.emend.schema;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.RDF;

/** Triples of several Turtle documents by subject and predicate, in the order they were written. */
final class TurtleDocuments {
    private final Map<Node, Map<Node, List<Node>>> bySubject = new LinkedHashMap<>();

    /**
     * Adds a document.
     *
     * @param name what messages call it
     * @throws InvalidSchema if it is not Turtle; says where
     */
    void add(String name, InputStream turtle) {
        try {
            RDFParser.source(turtle)
                    .base("urn:emend:document:")
                    .lang(Lang.TURTLE)
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(new StreamRDFBase() {
                        @Override
                        public void triple(Triple triple) {
                            bySubject
                                    .computeIfAbsent(triple.getSubject(), s -> new LinkedHashMap<>())
                                    .computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>())
                                    .add(triple.getObject());
                        }
                    });
        } catch (RiotException e) {
            throw new InvalidSchema(name + " is not valid Turtle: " + e.getMessage(), e);
        }
    }

    Set<Node> subjects() {
        return bySubject.keySet();
    }

    /** The objects in the order written, each once. */
    List<Node> objects(Node subject, Node predicate) {
        List<Node> objects = bySubject.getOrDefault(subject, Map.of()).getOrDefault(predicate, List.of());
        return objects.size() < 2 ? objects : objects.stream().distinct().toList();
    }

    boolean has(Node subject, Node predicate, Node object) {
        return objects(subject, predicate).contains(object);
    }

    Stream<Node> subjectsOfType(Node type) {
        return bySubject.keySet().stream().filter(subject -> has(subject, RDF.type.asNode(), type));
    }

    /** The members of an RDF list. */
    List<Node> list(Node head) {
        List<Node> members = new ArrayList<>();
        Node cell = head;
        while (!cell.equals(RDF.nil.asNode())) {
            List<Node> first = objects(cell, RDF.first.asNode());
            List<Node> rest = objects(cell, RDF.rest.asNode());
            if (first.size() != 1 || rest.size() != 1 || members.size() > bySubject.size()) {
                throw new InvalidSchema(List.of("A list in the schema is broken after " + members));
            }
            members.add(first.getFirst());
            cell = rest.getFirst();
        }
        return members;
    }
}
