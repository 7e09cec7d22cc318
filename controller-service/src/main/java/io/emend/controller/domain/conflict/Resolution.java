package io.emend.controller.domain.conflict;

/** What a plan does about a conflict; the names are those of {@code Conflict.resolution}. */
public enum Resolution {
    /** The new fact takes the old one's place. */
    SUPERSEDE,
    /** The inverse statement is retracted. */
    RETRACT_INVERSE,
    /** The inverse statement is asserted. */
    ASSERT_INVERSE,
    /** What follows is derived again from the new premises. */
    RE_DERIVE,
    /** The edit is refused. */
    REJECT,
    /** The present fact stays as it is. */
    KEEP,
    /** The caller has to choose. */
    ASK,
    /** A reviewer has to look. */
    REVIEW,
    /** Nothing is done, but the caller should know. */
    WARN
}
