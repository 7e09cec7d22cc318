package io.emend.interpreter;

import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.UtteranceRequest;
import io.emend.contract.problem.Malformed;
import io.emend.interpreter.engine.InterpretationEngine;
import java.util.Map;

/** Understands utterances and refuses what is none. Thread-safe. */
public final class InterpretationService {
    private final InterpretationEngine engine;
    private final int maxLength;

    /** @param maxLength longest utterance, UTF-16 units */
    public InterpretationService(InterpretationEngine engine, int maxLength) {
        this.engine = engine;
        this.maxLength = maxLength;
    }

    /**
     * What an utterance means; no effect.
     *
     * @throws Malformed if the text is empty or the language is neither {@code en} nor {@code zh}
     * @throws Malformed.TooLarge if the text is too long
     */
    public Interpretation interpret(UtteranceRequest request) {
        String text = request.text();
        if (text.isBlank()) {
            throw new Malformed("An utterance needs text; found none.");
        }
        if (text.length() > maxLength) {
            throw new Malformed.TooLarge(
                    "An utterance has at most %d characters; found %d.".formatted(maxLength, text.length()),
                    Map.of("limit", maxLength, "found", text.length()));
        }
        String language = request.lang();
        if (language != null && !language.equals("en") && !language.equals("zh")) {
            throw new Malformed("lang is en or zh, or left out; found \"" + language + "\".");
        }
        return engine.interpret(request);
    }
}
