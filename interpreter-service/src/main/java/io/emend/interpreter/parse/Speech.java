package io.emend.interpreter.parse;

import java.util.BitSet;
import java.util.List;

/**
 * What was found about a sentence before its content is read.
 *
 * @param act what it does
 * @param frame tokens that belong to the act and not to the content
 * @param old tokens of names that are said to hold no longer
 * @param negated the content is denied
 * @param cue the words that decided, for the explanation
 * @param forward the act is meant for the next sentence when this one has no content
 */
record Speech(Act act, BitSet frame, BitSet old, boolean negated, String cue, boolean forward) {
    static Speech of(Act act, String cue) {
        return new Speech(act, new BitSet(), new BitSet(), false, cue, false);
    }

    /** The first act of a list that is more than a statement. */
    static Act strongest(List<Act> acts) {
        return acts.stream().filter(act -> act != Act.STATE).findFirst().orElse(Act.STATE);
    }
}
