package io.emend.access;

/** What a caller may do. The four roles of people include each other in order; a service stands apart. */
public enum Role {
    /** Asks and looks. */
    READER,
    /** Proposes edits and takes back their own. */
    EDITOR,
    /** Decides on the edits of others. */
    REVIEWER,
    /** Undoes anyone's edits, imports, manages keys, reads the audit. */
    ADMIN,
    /** Another service of Emend: the internal paths, and nothing that people may do beyond reading. */
    SERVICE;

    /** Whether a caller of this role may do what {@code needed} may. */
    public boolean includes(Role needed) {
        if (this == SERVICE || needed == SERVICE) {
            return this == needed || needed == READER;
        }
        return compareTo(needed) >= 0;
    }
}
