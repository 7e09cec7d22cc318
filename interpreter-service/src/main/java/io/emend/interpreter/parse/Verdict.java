package io.emend.interpreter.parse;

/**
 * What a sentence does, before its names are looked at.
 *
 * @param cue the words that decided, for the explanation
 * @param denied the content is said to be untrue
 * @param forward the act is meant for the next sentence when this one has no content
 */
record Verdict(Act act, String cue, boolean denied, boolean forward) {
    Verdict(Act act, String cue) {
        this(act, cue, false, false);
    }
}
