package io.emend.schema;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything the schema says: relations with their words, traits and chains, and classes with what excludes what. Safe to
 * share between threads. It stays the same object when an administrator extends it: {@link #adopt} puts another edition in
 * place at once, and {@link #edition()} tells whoever keeps something worked out from it that it is out of date.
 */
public final class KnowledgeSchema {
    private static final String FOLDER = "/emend/";
    private static final List<String> BUNDLED = List.of(
            "schema/vocabulary.ttl",
            "schema/classes.ttl",
            "schema/relations.ttl",
            "schema/further-relations.ttl",
            "schema/inverses.ttl",
            "schema/rules.ttl");
    private static final List<String> CLASSES = List.of("schema/vocabulary.ttl", "schema/classes.ttl");
    private static final List<String> ONE_EDIT =
            List.of("schema/vocabulary.ttl", "schema/classes.ttl", "oneedit/relations.ttl");

    private volatile SchemaContents contents;

    KnowledgeSchema(SchemaContents contents) {
        this.contents = contents;
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

    /** The bundled classes without any relation. */
    public static KnowledgeSchema classesOnly() {
        return new TurtleSchemaReader(resources(CLASSES)).read();
    }

    /**
     * The bundled schema with documents on top, as {@link #load(List)} does with files.
     *
     * @param extensions Turtle by name
     * @throws InvalidSchema if a document cannot be read, or speaks of terms no document defines
     */
    public static KnowledgeSchema extended(Map<String, String> extensions) {
        TurtleDocuments documents = resources(BUNDLED);
        new TreeMap<>(extensions)
                .forEach((name, turtle) ->
                        documents.add(name, new ByteArrayInputStream(turtle.getBytes(StandardCharsets.UTF_8))));
        return new TurtleSchemaReader(documents).read();
    }

    /** Says from now on what another schema says now. */
    public void adopt(KnowledgeSchema other) {
        contents = other.contents;
    }

    /** What the schema says now, whatever it adopts later. */
    public KnowledgeSchema frozen() {
        return new KnowledgeSchema(contents);
    }

    /** Something that is another object once the schema says something else. */
    public Object edition() {
        return contents;
    }

    /** Every relation facts are kept under, by id. Names that only read another backwards are not among them. */
    public List<Relation> relations() {
        return contents.relations();
    }

    /** The names that only read another relation backwards, by id. */
    public List<Relation> inverseNames() {
        return contents.inverseNames();
    }

    /** Finds a relation, inverse names included. */
    public Optional<Relation> relation(RelationId id) {
        return contents.relation(id);
    }

    /** Finds a relation by its full name in RDF. */
    public Optional<Relation> relationOfIri(String iri) {
        return contents.relationOfIri(iri);
    }

    /** Relations with this id, label, noun or alias in any language; letter case, spaces and underscores do not matter. */
    public List<Relation> named(String name) {
        return contents.named(name);
    }

    /** At most {@code n} relations whose names are most like an unknown one, the likest first. */
    public List<Relation> suggest(String unknownName, int n) {
        return contents.suggest(unknownName, n);
    }

    /** Every class, by id. */
    public List<EntityClass> classes() {
        return contents.classes();
    }

    /** Finds a class. */
    public Optional<EntityClass> entityClass(ClassId id) {
        return contents.entityClass(id);
    }

    /** The class and all its superclasses; only itself when it is unknown. */
    public Set<ClassId> superclasses(ClassId id) {
        return contents.superclasses(id);
    }

    /** Tells whether everything in {@code sub} is in {@code sup}. */
    public boolean isSubclass(ClassId sub, ClassId sup) {
        return contents.isSubclass(sub, sup);
    }

    /** Tells whether nothing can be in both, by what the schema says of them or of their superclasses. */
    public boolean areDisjoint(ClassId a, ClassId b) {
        return contents.areDisjoint(a, b);
    }

    /**
     * The classes of an entity whose types are given.
     *
     * @param types ids of classes, ids of Wikidata's, or English labels of either; unknown ones are passed over
     */
    public Set<ClassId> classesOf(Collection<String> types) {
        return contents.classesOf(types);
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
