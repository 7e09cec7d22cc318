package io.emend.schema;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/**
 * Turns Turtle into a {@link KnowledgeSchema}. The document's order is kept, so that the first wording is the preferred
 * one; statements about one relation may be spread over several documents.
 */
final class TurtleSchemaReader {
    static final String NAMESPACE = "urn:emend:schema#";

    /** No sensible hierarchy is deeper; one that is has a circle. */
    private static final int DEEPEST_CLASS = 64;

    private static final Map<Node, Trait> TRAITS = Map.of(
            OWL.FunctionalProperty.asNode(), Trait.STRICTLY_SINGLE_VALUED,
            OWL.InverseFunctionalProperty.asNode(), Trait.INVERSE_FUNCTIONAL,
            OWL.SymmetricProperty.asNode(), Trait.SYMMETRIC,
            OWL.TransitiveProperty.asNode(), Trait.TRANSITIVE,
            OWL2.AsymmetricProperty.asNode(), Trait.ASYMMETRIC,
            OWL2.IrreflexiveProperty.asNode(), Trait.IRREFLEXIVE);
    private static final Map<String, Trait> FLAGS =
            Map.of("singleValued", Trait.FUNCTIONAL, "temporal", Trait.TEMPORAL, "derivedOnly", Trait.DERIVED_ONLY);

    private final TurtleDocuments documents;
    private final List<String> problems = new ArrayList<>();
    private final Map<Node, EntityClass> classes = new LinkedHashMap<>();
    private final Map<Node, RelationId> relationIds = new LinkedHashMap<>();
    private final Map<Node, Node> inverses = new LinkedHashMap<>();
    private final Map<Node, List<RelationId>> contained = new HashMap<>();

    TurtleSchemaReader(TurtleDocuments documents) {
        this.documents = documents;
    }

    /**
     * Reads everything.
     *
     * @throws InvalidSchema with all problems found, if there is any
     */
    KnowledgeSchema read() {
        documents.subjectsOfType(OWL.Class.asNode()).filter(Node::isURI).forEach(this::readClass);
        propertyNodes().forEach(node -> attempt(node, () -> relationIds.put(node, RelationId.of(localName(node)))));
        readInverses();
        relationIds.forEach((node, id) -> documents
                .objects(node, RDFS.subPropertyOf.asNode())
                .forEach(whole -> contained
                        .computeIfAbsent(whole, relation -> new ArrayList<>())
                        .add(id)));

        List<Relation> relations = new ArrayList<>();
        relationIds.keySet().forEach(node -> attempt(node, () -> relations.add(readRelation(node))));
        Set<DisjointClasses> disjoint = new LinkedHashSet<>();
        attempt(OWL2.AllDisjointClasses.asNode(), () -> disjoint.addAll(readDisjointness()));
        if (!problems.isEmpty()) {
            throw new InvalidSchema(problems);
        }
        return new KnowledgeSchema(new SchemaContents(relations, classes.values(), disjoint));
    }

    private Stream<Node> propertyNodes() {
        Set<Node> types = new LinkedHashSet<>(TRAITS.keySet());
        types.add(OWL.ObjectProperty.asNode());
        types.add(OWL.DatatypeProperty.asNode());
        return documents.subjects().stream()
                .filter(Node::isURI)
                .filter(node ->
                        documents.objects(node, RDF.type.asNode()).stream().anyMatch(types::contains));
    }

    private void readClass(Node node) {
        Map<Language, String> labels = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            texts(node, RDFS.label.asNode(), language).stream().findFirst().ifPresent(l -> labels.put(language, l));
        }
        Set<ClassId> parents = new LinkedHashSet<>();
        objects(node, RDFS.subClassOf.asNode()).forEach(parent -> parents.add(classId(parent)));
        Set<ClassId> equivalents = new LinkedHashSet<>();
        objects(node, OWL.equivalentClass.asNode()).forEach(other -> equivalents.add(classId(other)));
        attempt(node, () -> {
            EntityKind kind = kindOf(node, 0);
            classes.put(node, new EntityClass(classId(node), labels, parents, kind, equivalents));
        });
    }

    private EntityKind kindOf(Node node, int depth) {
        List<Node> own = documents.objects(node, term("kind"));
        if (!own.isEmpty()) {
            return EntityKind.valueOf(own.getFirst().getLiteralLexicalForm());
        }
        List<Node> parents = objects(node, RDFS.subClassOf.asNode());
        if (depth > DEEPEST_CLASS) {
            throw new IllegalArgumentException("its superclasses form a circle");
        }
        return parents.stream()
                .map(parent -> kindOf(parent, depth + 1))
                .filter(kind -> kind != EntityKind.ANY)
                .findFirst()
                .orElse(EntityKind.ANY);
    }

    private void readInverses() {
        relationIds
                .keySet()
                .forEach(node -> documents.objects(node, OWL.inverseOf.asNode()).forEach(other -> {
                    inverses.put(node, other);
                    inverses.putIfAbsent(other, node);
                }));
    }

    private Relation readRelation(Node node) {
        Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            lexicon(node, language).ifPresent(lexicon -> lexicons.put(language, lexicon));
        }
        Ends domain = ends(node, RDFS.domain.asNode());
        Ends range = ends(node, RDFS.range.asNode());
        List<Node> storedAs = documents.objects(node, term("storedAs"));
        RelationId id = relation(node);
        return new Relation(
                id,
                node.getURI(),
                lexicons,
                traits(node),
                domain.classes(),
                range.classes(),
                domain.kinds(),
                range.kinds(),
                relationOrNull(inverses.get(node)),
                storedAs.isEmpty() ? null : relation(storedAs.getFirst()),
                chains(node));
    }

    private Optional<Lexicon> lexicon(Node node, Language language) {
        List<String> labels = texts(node, RDFS.label.asNode(), language);
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        List<String> nouns = texts(node, term("noun"), language);
        List<String> definitions = texts(node, SKOS.definition.asNode(), language);
        return Optional.of(new Lexicon(
                labels.getFirst(),
                nouns.isEmpty() ? labels.getFirst() : nouns.getFirst(),
                definitions.isEmpty() ? "" : definitions.getFirst(),
                texts(node, SKOS.altLabel.asNode(), language),
                texts(node, term("statementWording"), language).stream()
                        .map(Wording::new)
                        .toList(),
                texts(node, term("questionWording"), language).stream()
                        .map(Question::new)
                        .toList()));
    }

    private Set<Trait> traits(Node node) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        documents.objects(node, RDF.type.asNode()).stream()
                .filter(TRAITS::containsKey)
                .forEach(type -> traits.add(TRAITS.get(type)));
        FLAGS.forEach((flag, trait) -> {
            if (documents.objects(node, term(flag)).stream()
                    .anyMatch(value -> "true".equals(value.getLiteralLexicalForm()))) {
                traits.add(trait);
            }
        });
        return traits;
    }

    private List<Chain> chains(Node node) {
        List<Chain> chains = new ArrayList<>();
        documents.objects(node, OWL2.propertyChainAxiom.asNode()).stream()
                .map(list -> documents.list(list).stream().map(this::step).toList())
                .forEach(steps -> chains.add(new Chain(steps)));
        // a relation contained in this one implies it by itself
        contained.getOrDefault(node, List.of()).forEach(other -> chains.add(new Chain(List.of(other))));
        return chains;
    }

    private RelationId step(Node node) {
        if (node.isURI()) {
            return relation(node);
        }
        Node named = documents.objects(node, OWL.inverseOf.asNode()).stream()
                .findFirst()
                .map(inverses::get)
                .orElseThrow(() -> new IllegalArgumentException("a chain step is a relation or the inverse of one"));
        return relation(named);
    }

    private record Ends(Set<ClassId> classes, Set<EntityKind> kinds) {}

    private Ends ends(Node node, Node predicate) {
        Set<ClassId> ids = new LinkedHashSet<>();
        Set<EntityKind> kinds = EnumSet.noneOf(EntityKind.class);
        documents.objects(node, predicate).stream().flatMap(this::members).forEach(member -> {
            Optional<EntityKind> literal = Literals.kindOfDatatype(member.getURI());
            if (literal.isPresent()) {
                kinds.add(literal.get());
            } else {
                EntityClass known = Optional.ofNullable(classes.get(member))
                        .orElseThrow(() -> new IllegalArgumentException("unknown class " + member));
                ids.add(known.id());
                kinds.add(known.kind());
            }
        });
        if (kinds.isEmpty()) {
            kinds.add(EntityKind.ANY);
        }
        return new Ends(ids, kinds);
    }

    private Stream<Node> members(Node expression) {
        return expression.isURI()
                ? Stream.of(expression)
                : documents.objects(expression, OWL.unionOf.asNode()).stream()
                        .flatMap(list -> documents.list(list).stream());
    }

    private Set<DisjointClasses> readDisjointness() {
        Set<DisjointClasses> pairs = new LinkedHashSet<>();
        classes.keySet()
                .forEach(node -> documents
                        .objects(node, OWL.disjointWith.asNode())
                        .forEach(other -> pairs.add(new DisjointClasses(classId(node), classId(other)))));
        documents.subjectsOfType(OWL2.AllDisjointClasses.asNode()).forEach(group -> {
            List<Node> members = documents.list(
                    documents.objects(group, OWL2.members.asNode()).getFirst());
            for (Node a : members) {
                members.stream()
                        .filter(b -> !b.equals(a))
                        .forEach(b -> pairs.add(new DisjointClasses(classId(a), classId(b))));
            }
        });
        return pairs;
    }

    private List<Node> objects(Node subject, Node predicate) {
        return documents.objects(subject, predicate).stream()
                .filter(Node::isURI)
                .toList();
    }

    private List<String> texts(Node subject, Node predicate, Language language) {
        return documents.objects(subject, predicate).stream()
                .filter(Node::isLiteral)
                .filter(literal -> Language.tagged(literal.getLiteralLanguage()).equals(Optional.of(language)))
                .map(Node::getLiteralLexicalForm)
                .toList();
    }

    private RelationId relation(Node node) {
        return Optional.ofNullable(relationOrNull(node))
                .orElseThrow(() -> new IllegalArgumentException("unknown relation " + node));
    }

    private @Nullable RelationId relationOrNull(@Nullable Node node) {
        return node == null ? null : relationIds.get(node);
    }

    private void attempt(Node about, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            problems.add(localName(about) + ": " + e.getMessage());
        }
    }

    private static ClassId classId(Node node) {
        return ClassId.of(localName(node));
    }

    private static Node term(String name) {
        return NodeFactory.createURI(NAMESPACE + name);
    }

    private static String localName(Node node) {
        if (!node.isURI()) {
            return node.toString();
        }
        String iri = node.getURI();
        return iri.substring(Math.max(iri.lastIndexOf('/'), Math.max(iri.lastIndexOf('#'), iri.lastIndexOf(':'))) + 1);
    }
}
