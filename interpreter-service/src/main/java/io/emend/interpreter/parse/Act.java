package io.emend.interpreter.parse;

/** What a sentence does. */
enum Act {
    /** States something, without saying what to do with it. */
    STATE,
    /** Commands that something be recorded or changed. */
    WRITE,
    RETRACT,
    UNDO,
    ASK,
    VERIFY,
    SUPPOSE,
    /** Says that something recorded is wrong, and not what. */
    COMPLAIN,
    /** Says something with reserve, reports it or negates a command: no ground for an edit. */
    HEDGE,
    /** Wants something else altogether. */
    OTHER
}
