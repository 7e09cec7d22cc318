package io.emend.interpreter.parse;

import java.util.BitSet;

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
    /** Whether it puts its content forward as holding. */
    boolean affirms() {
        return (act == Act.STATE || act == Act.WRITE) && !negated;
    }

    /** Whether its content is said not to hold, or no longer. */
    boolean denies() {
        return negated || act == Act.RETRACT;
    }

    /** The same with further tokens that are no content. */
    Speech besides(BitSet remarks) {
        BitSet more = (BitSet) frame.clone();
        more.or(remarks);
        return new Speech(act, more, old, negated, cue, forward);
    }

    /** The same with something beside it that leaves open how it is meant. */
    Speech reserved() {
        return new Speech(Act.HEDGE, frame, old, negated, "beside it", false);
    }

    /** The same of content that does not hold. */
    Speech denied() {
        return new Speech(act, frame, old, true, cue, forward);
    }
}
