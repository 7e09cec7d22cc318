package io.emend.schema;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A relation of the schema.
 *
 * @param iri its full name in RDF
 * @param lexicons its words, English at least
 * @param domain classes its subjects belong to, any one of them; empty for anything
 * @param range classes its objects belong to, any one of them; empty for anything
 * @param subjectKinds coarse kinds of {@code domain}; ANY when that is empty
 * @param objectKinds coarse kinds of {@code range}, literals included; ANY when that is empty
 * @param inverseId the relation that says the same read backwards; null where there is none
 * @param storedAsId when this is only a name for another relation read backwards: that relation, under which its facts
 *     are kept with their ends swapped; else null
 * @param chains paths that imply it
 */
public record Relation(
        RelationId id,
        String iri,
        Map<Language, Lexicon> lexicons,
        Set<Trait> traits,
        Set<ClassId> domain,
        Set<ClassId> range,
        Set<EntityKind> subjectKinds,
        Set<EntityKind> objectKinds,
        @Nullable RelationId inverseId,
        @Nullable RelationId storedAsId,
        List<Chain> chains) {
    public Relation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(iri, "iri");
        if (!lexicons.containsKey(Language.EN)) {
            throw new IllegalArgumentException("Relation " + id + " has no English label");
        }
        lexicons = Collections.unmodifiableMap(new EnumMap<>(lexicons));
        Set<Trait> closed = EnumSet.noneOf(Trait.class);
        closed.addAll(traits);
        if (closed.contains(Trait.STRICTLY_SINGLE_VALUED)) {
            closed.add(Trait.FUNCTIONAL);
        }
        traits = Collections.unmodifiableSet(closed);
        domain = Collections.unmodifiableSet(new LinkedHashSet<>(domain));
        range = Collections.unmodifiableSet(new LinkedHashSet<>(range));
        subjectKinds = Collections.unmodifiableSet(new LinkedHashSet<>(subjectKinds));
        objectKinds = Collections.unmodifiableSet(new LinkedHashSet<>(objectKinds));
        chains = List.copyOf(chains);
    }

    /** The words of one language, English where the schema has none. */
    public Lexicon lexicon(Language language) {
        Lexicon own = lexicons.get(language);
        return own != null ? own : Objects.requireNonNull(lexicons.get(Language.EN));
    }

    /** The usual name. */
    public String label(Language language) {
        return lexicon(language).label();
    }

    /** What the object is to the subject, as a noun. */
    public String noun(Language language) {
        return lexicon(language).noun();
    }

    /** Other names; empty where the language has none of its own. */
    public List<String> aliases(Language language) {
        return own(language).map(Lexicon::aliases).orElse(List.of());
    }

    /** Sentences stating a fact, the preferred one first; empty where the language has none of its own. */
    public List<Wording> statements(Language language) {
        return own(language).map(Lexicon::statements).orElse(List.of());
    }

    /** Questions for the object, the preferred one first; empty where the language has none of its own. */
    public List<Question> questions(Language language) {
        return own(language).map(Lexicon::questions).orElse(List.of());
    }

    /** Tells whether the schema says this of the relation. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** A slot holds one object, so that an edit replaces it. */
    public boolean functional() {
        return is(Trait.FUNCTIONAL);
    }

    /** The world, too, knows one object only. */
    public boolean strictlySingleValued() {
        return is(Trait.STRICTLY_SINGLE_VALUED);
    }

    public boolean symmetric() {
        return is(Trait.SYMMETRIC);
    }

    public boolean asymmetric() {
        return is(Trait.ASYMMETRIC);
    }

    public boolean transitive() {
        return is(Trait.TRANSITIVE);
    }

    public boolean irreflexive() {
        return is(Trait.IRREFLEXIVE);
    }

    /** Facts may hold for part of the time only. */
    public boolean temporal() {
        return is(Trait.TEMPORAL);
    }

    /** Facts only follow from chains; nobody states them. */
    public boolean derivedOnly() {
        return is(Trait.DERIVED_ONLY);
    }

    /** The relation that says the same read backwards. A symmetric relation has none: it is its own. */
    public Optional<RelationId> inverse() {
        return Optional.ofNullable(inverseId);
    }

    /** The relation its facts are kept under, ends swapped, when this is only a name for that one read backwards. */
    public Optional<RelationId> storedAs() {
        return Optional.ofNullable(storedAsId);
    }

    private Optional<Lexicon> own(Language language) {
        return Optional.ofNullable(lexicons.get(language));
    }
}
