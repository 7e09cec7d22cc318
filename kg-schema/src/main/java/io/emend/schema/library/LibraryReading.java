package io.emend.schema.library;

import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import io.emend.schema.library.Correction.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One library being read: entries to relations first, then what they say of each other. For one library. */
final class LibraryReading {
    private final KnowledgeSchema known;
    private final Map<String, LibraryEntry> entries = new LinkedHashMap<>();
    private final Map<String, LibraryRelation> relations = new LinkedHashMap<>();
    private final List<Correction> corrections = new ArrayList<>();

    LibraryReading(KnowledgeSchema known) {
        this.known = known;
    }

    ImportedLibrary read(List<LibraryEntry> library) {
        library.forEach(this::take);
        List<LibraryEntry> defined = entries.values().stream()
                .filter(entry -> relations.containsKey(entry.id()))
                .toList();
        defined.forEach(this::takeType);
        defined.forEach(this::takeReverse);
        defined.forEach(this::takeChain);
        return new ImportedLibrary(LibraryRelation.turtle(relations.values()), corrections);
    }

    private void take(LibraryEntry entry) {
        if (!RelationId.fits(entry.id())) {
            correct(entry, Kind.NO_RELATION, "\"%s\" is not the name of a relation; it is left out", entry.name());
        } else if (entries.containsKey(entry.id())) {
            correct(entry, Kind.REPEATED, "the library has \"%s\" twice; the first is taken", entry.name());
        } else {
            entries.put(entry.id(), entry);
            Optional<Relation> same = inSchema(entry.name());
            if (same.isPresent()) {
                correct(
                        entry,
                        Kind.KNOWN,
                        "the schema has it as %s; that stays as it is",
                        same.get().id());
            } else {
                relations.put(entry.id(), new LibraryRelation(entry.id(), entry.name()));
            }
        }
    }

    private void takeType(LibraryEntry entry) {
        if (entry.hasKnownType()) {
            relation(entry.id()).single = entry.isSingle();
        } else {
            String found = entry.type().isEmpty() ? "no type" : "the type \"" + entry.type() + "\"";
            correct(entry, Kind.TYPE, "it has %s; it may have several objects", found);
        }
    }

    private void takeReverse(LibraryEntry entry) {
        if (entry.reverse().isEmpty()) {
            return;
        }
        String reverse = LibraryEntry.id(entry.reverse());
        LibraryEntry other = entries.get(reverse);
        if (reverse.equals(entry.id())) {
            relation(entry.id()).symmetric = true;
        } else if (other != null) {
            pair(entry, other);
        } else if (claims(reverse) > 1) {
            drop(
                    entry,
                    "%d relations have it and it is none of the library's, so it would not tell which",
                    claims(reverse));
        } else if (!RelationId.fits(reverse) || inSchema(entry.reverse()).isPresent()) {
            drop(entry, "the name cannot be given to another relation");
        } else {
            LibraryRelation backwards = new LibraryRelation(reverse, entry.reverse());
            backwards.storedAs = entry.id();
            relations.put(reverse, backwards);
            correct(
                    entry,
                    Kind.REVERSE_DEFINED,
                    "its reverse \"%s\" is not in the library; it is defined",
                    entry.reverse());
        }
    }

    private void pair(LibraryEntry entry, LibraryEntry other) {
        if (!relations.containsKey(other.id())) {
            drop(entry, "\"%s\" is the schema's own relation", other.name());
        } else if (other.reverse().isEmpty() && claims(other.id()) == 1) {
            relation(entry.id()).inverse = other.id();
            correct(
                    other,
                    Kind.REVERSE_COMPLETED,
                    "it has no reverse, though it is that of \"%s\"; both have it",
                    entry.name());
        } else if (LibraryEntry.id(other.reverse()).equals(entry.id())) {
            relation(entry.id()).inverse = other.id();
        } else {
            drop(entry, "the reverse of \"%s\" is another relation, \"%s\"", other.name(), other.reverse());
        }
    }

    private void takeChain(LibraryEntry entry) {
        if (entry.multihop().isEmpty()) {
            return;
        }
        Optional<List<String>> steps = entry.steps();
        if (steps.isEmpty() || !steps.get().stream().map(LibraryEntry::id).allMatch(RelationId::fits)) {
            correct(entry, Kind.CHAIN_DROPPED, "its chain %s is not a list of names; it has none", entry.multihop());
            return;
        }
        relation(entry.id()).chain =
                steps.get().stream().map(step -> step(entry, step)).toList();
        correct(entry, Kind.DERIVED_ONLY, "it follows from %s; it is not stated", String.join(", ", steps.get()));
    }

    /** The full name of a chain's step in RDF. */
    private String step(LibraryEntry entry, String name) {
        String id = LibraryEntry.id(name);
        Optional<Relation> same = inSchema(name);
        if (same.isPresent()) {
            return same.get().iri();
        }
        if (!relations.containsKey(id)) {
            relations.put(id, new LibraryRelation(id, name));
            correct(entry, Kind.STEP_DEFINED, "its step \"%s\" is not in the library; it is defined", name);
        }
        return LibraryRelation.iri(id);
    }

    private LibraryRelation relation(String id) {
        return Objects.requireNonNull(relations.get(id));
    }

    private Optional<Relation> inSchema(String name) {
        List<Relation> named = known.named(name);
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private long claims(String reverse) {
        return entries.values().stream()
                .filter(entry -> LibraryEntry.id(entry.reverse()).equals(reverse))
                .count();
    }

    private void drop(LibraryEntry entry, String why, Object... values) {
        correct(
                entry,
                Kind.REVERSE_DROPPED,
                "its reverse \"%s\" is left out: %s",
                entry.reverse(),
                why.formatted(values));
    }

    private void correct(LibraryEntry entry, Kind kind, String explanation, Object... values) {
        corrections.add(new Correction(entry.name(), kind, explanation.formatted(values)));
    }
}
