package io.emend.schema.shapes;

import io.emend.schema.ClassId;
import io.emend.schema.InvalidSchema;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.RdfNames;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import io.emend.schema.rules.NodeId;
import io.emend.schema.rules.Triple;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;

/**
 * Validates a fact's neighbourhood against SHACL shapes, the bundled ones and the user's. A neighbourhood is small, so
 * one validation takes well under a millisecond. Thread-safe.
 */
public final class ShapeValidator {
    private static final String BUNDLED = "/emend/schema/shapes.ttl";

    private final KnowledgeSchema schema;
    private volatile Parsed parsed;

    /** Shapes, and what they look at. */
    private record Parsed(Shapes shapes, ShapeReach reach) {}

    private ShapeValidator(KnowledgeSchema schema, Parsed parsed) {
        this.schema = schema;
        this.parsed = parsed;
    }

    /** A validator with the bundled shapes. */
    public static ShapeValidator load(KnowledgeSchema schema) {
        return load(schema, List.of());
    }

    /**
     * A validator with the bundled shapes and those in the user's Turtle.
     *
     * @throws InvalidSchema if a document cannot be read, or its shapes are not SHACL
     */
    public static ShapeValidator load(KnowledgeSchema schema, List<Path> extensions) {
        Graph graph = bundled();
        for (Path path : extensions) {
            try (InputStream turtle = Files.newInputStream(path)) {
                parse(path.getFileName().toString(), turtle, graph);
            } catch (IOException e) {
                throw new InvalidSchema("Cannot read the schema file " + path, e);
            }
        }
        return of(schema, graph);
    }

    /**
     * A validator with the bundled shapes and those in documents.
     *
     * @param extensions Turtle by name
     * @throws InvalidSchema if a document cannot be read, or its shapes are not SHACL
     */
    public static ShapeValidator extended(KnowledgeSchema schema, Map<String, String> extensions) {
        Graph graph = bundled();
        extensions.forEach((name, turtle) ->
                parse(name, new ByteArrayInputStream(turtle.getBytes(StandardCharsets.UTF_8)), graph));
        return of(schema, graph);
    }

    /** Validates from now on against the shapes that another validator has now. */
    public void adopt(ShapeValidator other) {
        parsed = other.parsed;
    }

    private static Graph bundled() {
        Graph graph = GraphFactory.createDefaultGraph();
        try (InputStream turtle = ShapeValidator.class.getResourceAsStream(BUNDLED)) {
            parse("shapes.ttl", Objects.requireNonNull(turtle, BUNDLED), graph);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the bundled shapes", e);
        }
        return graph;
    }

    private static ShapeValidator of(KnowledgeSchema schema, Graph graph) {
        try {
            return new ShapeValidator(schema, new Parsed(Shapes.parse(graph), ShapeReach.of(graph)));
        } catch (ShaclParseException e) {
            throw new InvalidSchema("The shapes are not valid SHACL: " + e.getMessage(), e);
        }
    }

    /** The relations whose objects some shape compares with those of this one, in the same subject. */
    public List<RelationId> comparedWith(RelationId relation) {
        return parsed.reach().compared().getOrDefault(iri(relation), Set.of()).stream()
                .flatMap(iri -> schema.relationOfIri(iri).stream())
                .map(Relation::id)
                .toList();
    }

    /** Whether a shape looks at all objects that a subject has by this relation, rather than at each alone. */
    public boolean looksAtWholeSlot(RelationId relation) {
        ShapeReach reach = parsed.reach();
        return reach.everywhere() || reach.whole().contains(iri(relation));
    }

    /** Whether it matters to a shape of which classes all those objects are. */
    public boolean countsByClass(RelationId relation) {
        ShapeReach reach = parsed.reach();
        return reach.everywhere() || reach.byClass().contains(iri(relation));
    }

    /** Whether a shape looks at the facts of this relation from their objects. */
    public boolean looksBackAlong(RelationId relation) {
        return parsed.reach().backwards().contains(iri(relation));
    }

    /** Validates the facts as they would stand together. */
    public ShapeReport validate(Neighbourhood neighbourhood) {
        Graph data = GraphFactory.createDefaultGraph();
        neighbourhood.facts().forEach(fact -> data.add(triple(fact)));
        neighbourhood.classes().forEach((node, classes) -> addClasses(data, node, classes));
        return new ShapeReport(ShaclValidator.get().validate(parsed.shapes(), data).getEntries().stream()
                .map(this::violation)
                .sorted(Comparator.comparing(ShapeViolation::focus)
                        .thenComparing(ShapeViolation::path)
                        .thenComparing(ShapeViolation::value)
                        .thenComparing(ShapeViolation::constraint))
                .distinct()
                .toList());
    }

    private void addClasses(Graph data, NodeId node, Set<ClassId> classes) {
        if (node.isLiteral()) {
            return;
        }
        classes.stream()
                .flatMap(id -> schema.superclasses(id).stream())
                .forEach(
                        id -> data.add(node(node), RDF.type.asNode(), NodeFactory.createURI(RdfNames.entityClass(id))));
    }

    private org.apache.jena.graph.Triple triple(Triple fact) {
        return org.apache.jena.graph.Triple.create(
                node(fact.subject()), NodeFactory.createURI(iri(fact.relation())), node(fact.object()));
    }

    private String iri(RelationId id) {
        return schema.relation(id).map(Relation::iri).orElseGet(() -> RdfNames.relation(id));
    }

    private static Node node(NodeId id) {
        if (!id.isLiteral()) {
            return NodeFactory.createURI(RdfNames.entity(id.value()));
        }
        int close = id.value().lastIndexOf('"');
        String lexical = id.value().substring(1, Math.max(1, close));
        String datatype = id.value().substring(close + 1).replaceFirst("^\\^\\^", "");
        return datatype.isEmpty()
                ? NodeFactory.createLiteralString(lexical)
                : NodeFactory.createLiteralDT(
                        lexical,
                        TypeMapper.getInstance()
                                .getSafeTypeByName(datatype.contains(":") ? datatype : XSD.getURI() + datatype));
    }

    private ShapeViolation violation(ReportEntry entry) {
        String component = Optional.ofNullable(entry.sourceConstraintComponent())
                .filter(Node::isURI)
                .map(Node::getLocalName)
                .orElse("");
        return new ShapeViolation(
                name(entry.focusNode()),
                entry.resultPath() == null ? "" : shortened(entry.resultPath().toString()),
                entry.value() == null ? "" : name(entry.value()),
                component,
                !Severity.Violation.equals(entry.severity()),
                messages(entry));
    }

    private Map<Language, String> messages(ReportEntry entry) {
        Map<Language, String> messages = new EnumMap<>(Language.class);
        for (Node message : entry.messages()) {
            Language.tagged(message.getLiteralLanguage())
                    .ifPresent(language -> messages.putIfAbsent(language, message.getLiteralLexicalForm()));
        }
        messages.putIfAbsent(Language.EN, String.valueOf(entry.message()));
        return messages;
    }

    private static String name(Node node) {
        if (node.isURI()) {
            return RdfNames.entityId(node.getURI()).orElse(node.getURI());
        }
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    private String shortened(String path) {
        String bare = path.replace("<", "").replace(">", "");
        return schema.relationOfIri(bare).map(relation -> relation.id().value()).orElse(bare);
    }

    private static void parse(String name, InputStream turtle, Graph graph) {
        try {
            RDFParser.source(turtle)
                    .base("urn:emend:document:")
                    .lang(Lang.TURTLE)
                    .parse(graph);
        } catch (RiotException e) {
            throw new InvalidSchema(name + " is not valid Turtle: " + e.getMessage(), e);
        }
    }
}
