package io.emend.editing.verify;

import java.util.Optional;

/**
 * One question put to the model before and after an edit.
 *
 * @param kind what its outcome says about the edit
 * @param prompt text that ends where the answer starts
 * @param expected the answer that an edited fact must give; empty where the answer must merely stay what it was
 */
public record Probe(Kind kind, String prompt, Optional<String> expected) {
    /** What a probe measures. */
    public enum Kind {
        /** A wording the edit was optimised on gives the new answer. */
        EFFICACY,
        /** A wording the edit never saw gives the new answer. */
        PARAPHRASE,
        /** Another fact about the same subject keeps its answer. */
        SAME_SUBJECT,
        /** A fact about another subject keeps its answer. */
        NEIGHBOUR
    }

    public Probe {
        if ((kind == Kind.EFFICACY || kind == Kind.PARAPHRASE) != expected.isPresent()) {
            throw new IllegalArgumentException("A probe of kind " + kind + " with expectation " + expected);
        }
    }
}
