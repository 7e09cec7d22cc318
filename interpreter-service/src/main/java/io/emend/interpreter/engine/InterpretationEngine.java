package io.emend.interpreter.engine;

import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.UtteranceRequest;

/** Understands utterances. Pure: nothing is done, and nothing but the graph's names is read. Thread-safe. */
public interface InterpretationEngine {
    /**
     * What an utterance means.
     *
     * @param request its text is neither empty nor longer than the service allows
     */
    Interpretation interpret(UtteranceRequest request);

    /** The name under which configuration chooses it. */
    String name();
}
