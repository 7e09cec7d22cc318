package io.emend.schema;

/** What may be said of a relation as a whole. */
public enum Trait {
    /** A slot (subject, relation) holds one object; a new one replaces it. */
    FUNCTIONAL,
    /** Beyond that, the world knows one object only. Implies {@link #FUNCTIONAL}. */
    STRICTLY_SINGLE_VALUED,
    /** The inverse of the relation is functional: an object has one subject. */
    INVERSE_FUNCTIONAL,
    SYMMETRIC,
    ASYMMETRIC,
    TRANSITIVE,
    IRREFLEXIVE,
    /** A fact may hold for part of the time only. */
    TEMPORAL,
    /** Facts only follow from the relation's chains; nobody states them. */
    DERIVED_ONLY
}
