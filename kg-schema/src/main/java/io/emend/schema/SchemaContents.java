package io.emend.schema;

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
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One edition of what the schema says. Immutable. */
final class SchemaContents {
    private final SortedMap<RelationId, Relation> relations = new TreeMap<>();
    private final Map<String, Relation> byIri = new HashMap<>();
    private final Map<ClassId, EntityClass> classes = new LinkedHashMap<>();
    private final Map<String, ClassId> classNames = new HashMap<>();
    private final Map<ClassId, Set<ClassId>> superclasses = new HashMap<>();
    private final Set<DisjointClasses> disjoint;
    private final NameIndex names;

    SchemaContents(Collection<Relation> relations, Collection<EntityClass> classes, Set<DisjointClasses> disjoint) {
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

    List<Relation> relations() {
        return relations.values().stream()
                .filter(relation -> relation.storedAs().isEmpty())
                .toList();
    }

    List<Relation> inverseNames() {
        return relations.values().stream()
                .filter(relation -> relation.storedAs().isPresent())
                .toList();
    }

    Optional<Relation> relation(RelationId id) {
        return Optional.ofNullable(relations.get(id));
    }

    Optional<Relation> relationOfIri(String iri) {
        return Optional.ofNullable(byIri.get(iri));
    }

    List<Relation> named(String name) {
        return names.named(name);
    }

    List<Relation> suggest(String unknownName, int n) {
        return names.suggest(unknownName, n);
    }

    List<EntityClass> classes() {
        return List.copyOf(classes.values());
    }

    Optional<EntityClass> entityClass(ClassId id) {
        return Optional.ofNullable(classes.get(id));
    }

    Set<ClassId> superclasses(ClassId id) {
        return superclasses.getOrDefault(id, Set.of(id));
    }

    boolean isSubclass(ClassId sub, ClassId sup) {
        return superclasses(sub).contains(sup);
    }

    boolean areDisjoint(ClassId a, ClassId b) {
        return superclasses(a).stream()
                .anyMatch(left -> superclasses(b).stream()
                        .filter(right -> !right.equals(left))
                        .anyMatch(right -> disjoint.contains(new DisjointClasses(left, right))));
    }

    Set<ClassId> classesOf(Collection<String> types) {
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
}
