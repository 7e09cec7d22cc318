package io.emend.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything the schema says: relations with their words, traits and chains, and classes with what excludes what.
 * Immutable and safe to share between threads.
 */
public final class KnowledgeSchema {
    private static final String FOLDER = "/emend/";
    private static final List<String> BUNDLED = List.of(
            "schema/vocabulary.ttl",
            "schema/classes.ttl",
            "schema/relations.ttl",
            "schema/inverses.ttl",
            "schema/rules.ttl");
    private static final List<String> ONE_EDIT =
            List.of("schema/vocabulary.ttl", "schema/classes.ttl", "oneedit/relations.ttl");

    private final SortedMap<RelationId, Relation> relations = new TreeMap<>();
    private final Map<String, Relation> byIri = new HashMap<>();
    private final Map<ClassId, EntityClass> classes = new LinkedHashMap<>();
    private final Map<String, ClassId> classNames = new HashMap<>();
    private final Map<ClassId, Set<ClassId>> superclasses = new HashMap<>();
    private final Set<DisjointClasses> disjoint;
    private final NameIndex names;

    KnowledgeSchema(Collection<Relation> relations, Collection<EntityClass> classes, Set<DisjointClasses> disjoint) {
        relations.forEach(relation -> {
            this.relations.put(relation.id(), relation);
            byIri.put(relation.iri(), relation);
        });
        classes.stream().sorted(Comparator.comparing(EntityClass::id)).forEach(this::add);
        this.classes.keySet().forEach(id -> superclasses.put(id, closure(id)));
        this.disjoint = Set.copyOf(disjoint);
        this.names = new NameIndex(this.relations.values());
    }

    private void add(EntityClass entityClass) {
        classes.put(entityClass.id(), entityClass);
        classNames.put(NameIndex.normalise(entityClass.id().value()), entityClass.id());
        classNames.put(NameIndex.normalise(entityClass.label(Language.EN)), entityClass.id());
        entityClass
                .equivalents()
                .forEach(other -> classNames.put(NameIndex.normalise(other.value()), entityClass.id()));
    }

    /** The bundled schema; read once, then shared. */
    public static KnowledgeSchema load() {
        return Bundled.SCHEMA;
    }

    /**
     * The bundled schema with the user's Turtle on top. A document may add relations and classes, and add words or
     * traits to bundled ones; it cannot take anything away.
     *
     * @throws InvalidSchema if a document cannot be read, or speaks of terms no document defines
     */
    public static KnowledgeSchema load(List<Path> extensions) {
        TurtleDocuments documents = resources(BUNDLED);
        for (Path path : extensions) {
            try (InputStream turtle = Files.newInputStream(path)) {
                documents.add(path.getFileName().toString(), turtle);
            } catch (IOException e) {
                throw new InvalidSchema("Cannot read the schema file " + path, e);
            }
        }
        return new TurtleSchemaReader(documents).read();
    }

    /** OneEdit's relation library, with its errors corrected, instead of the bundled relations. */
    public static KnowledgeSchema oneEdit() {
        return new TurtleSchemaReader(resources(ONE_EDIT)).read();
    }

    /** Every relation facts are kept under, by id. Names that only read another backwards are not among them. */
    public List<Relation> relations() {
        return relations.values().stream()
                .filter(relation -> relation.storedAs().isEmpty())
                .toList();
    }

    /** The names that only read another relation backwards, by id. */
    public List<Relation> inverseNames() {
        return relations.values().stream()
                .filter(relation -> relation.storedAs().isPresent())
                .toList();
    }

    /** Finds a relation, inverse names included. */
    public Optional<Relation> relation(RelationId id) {
        return Optional.ofNullable(relations.get(id));
    }

    /** Finds a relation by its full name in RDF. */
    public Optional<Relation> relationOfIri(String iri) {
        return Optional.ofNullable(byIri.get(iri));
    }

    /** Relations with this id, label, noun or alias in any language; letter case, spaces and underscores do not matter. */
    public List<Relation> named(String name) {
        return names.named(name);
    }

    /** At most {@code n} relations whose names are most like an unknown one, the likest first. */
    public List<Relation> suggest(String unknownName, int n) {
        return names.suggest(unknownName, n);
    }

    /** Every class, by id. */
    public List<EntityClass> classes() {
        return List.copyOf(classes.values());
    }

    /** Finds a class. */
    public Optional<EntityClass> entityClass(ClassId id) {
        return Optional.ofNullable(classes.get(id));
    }

    /** The class and all its superclasses; only itself when it is unknown. */
    public Set<ClassId> superclasses(ClassId id) {
        return superclasses.getOrDefault(id, Set.of(id));
    }

    /** Tells whether everything in {@code sub} is in {@code sup}. */
    public boolean isSubclass(ClassId sub, ClassId sup) {
        return superclasses(sub).contains(sup);
    }

    /** Tells whether nothing can be in both, by what the schema says of them or of their superclasses. */
    public boolean areDisjoint(ClassId a, ClassId b) {
        return superclasses(a).stream()
                .anyMatch(left -> superclasses(b).stream()
                        .filter(right -> !right.equals(left))
                        .anyMatch(right -> disjoint.contains(new DisjointClasses(left, right))));
    }

    /**
     * The classes of an entity whose types are given.
     *
     * @param types ids of classes, ids of Wikidata's, or English labels of either; unknown ones are passed over
     */
    public Set<ClassId> classesOf(Collection<String> types) {
        Set<ClassId> found = new LinkedHashSet<>();
        types.forEach(type -> classOf(type).ifPresent(found::add));
        return Collections.unmodifiableSet(found);
    }

    private Optional<ClassId> classOf(String type) {
        ClassId own = classNames.get(NameIndex.normalise(type));
        return own != null ? Optional.of(own) : WikidataTypes.bundled().find(type);
    }

    private Set<ClassId> closure(ClassId start) {
        Set<ClassId> reached = new LinkedHashSet<>(Set.of(start));
        Deque<ClassId> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            EntityClass next = classes.get(open.pop());
            if (next != null) {
                next.parents().stream().filter(reached::add).forEach(open::push);
            }
        }
        return Collections.unmodifiableSet(reached);
    }

    private static TurtleDocuments resources(List<String> names) {
        TurtleDocuments documents = new TurtleDocuments();
        names.forEach(name -> addResource(documents, name));
        return documents;
    }

    static void addResource(TurtleDocuments documents, String name) {
        try (InputStream turtle = KnowledgeSchema.class.getResourceAsStream(FOLDER + name)) {
            documents.add(name, Objects.requireNonNull(turtle, name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the bundled " + name, e);
        }
    }

    /** Reads the bundled schema when first asked for it. */
    private static final class Bundled {
        private static final KnowledgeSchema SCHEMA = new TurtleSchemaReader(resources(BUNDLED)).read();
    }
}
