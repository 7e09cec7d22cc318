package io.emend.schema.library;

import java.util.Objects;

/**
 * Something a library says that could not be taken as it is.
 *
 * @param relation name of the entry, as the library spells it
 * @param explanation what was found and what was made of it
 */
public record Correction(String relation, Kind kind, String explanation) {
    /** What was wrong. */
    public enum Kind {
        /** The name cannot be one of a relation; the entry is left out. */
        NO_RELATION,
        /** An earlier entry has the name; this one is left out. */
        REPEATED,
        /** The schema has the relation; what the library says of it is left aside. */
        KNOWN,
        /** How many objects a subject has is missing or unknown; several are taken to be right. */
        TYPE,
        /** The reverse is not in the library; it is defined as a name for the relation read backwards. */
        REVERSE_DEFINED,
        /** Another entry names this one as its reverse; it is so in both directions. */
        REVERSE_COMPLETED,
        /** The reverse cannot be one; the relation has none. */
        REVERSE_DROPPED,
        /** A step of the chain is not in the library; it is defined. */
        STEP_DEFINED,
        /** The chain cannot be read; the relation has none. */
        CHAIN_DROPPED,
        /** The relation has a chain, so that its facts only follow and are not stated. */
        DERIVED_ONLY
    }

    public Correction {
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(explanation, "explanation");
    }
}
