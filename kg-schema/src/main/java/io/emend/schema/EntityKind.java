package io.emend.schema;

/** The coarse kinds of things a relation's ends can be. The last three are literals, not entities. */
public enum EntityKind {
    ANY,
    PERSON,
    PLACE,
    ORGANIZATION,
    WORK,
    CONCEPT,
    EVENT,
    DATE,
    NUMBER,
    TEXT;

    /** Tells whether values of this kind are literals. */
    public boolean isLiteral() {
        return this == DATE || this == NUMBER || this == TEXT;
    }
}
