package io.emend.interpreter.engine;

import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.UtteranceRequest;
import io.emend.interpreter.entity.EntityDirectory;
import io.emend.interpreter.lexicon.WordingModel;
import java.time.Clock;
import java.util.function.Supplier;

/** The default engine: deterministic, in this JVM, without network. */
public final class EmbeddedEngine implements InterpretationEngine {
    /** The engine's name in configuration. */
    public static final String NAME = "embedded";

    private final CurrentReader reader;

    public EmbeddedEngine(CurrentReader reader) {
        this.reader = reader;
    }

    /** @param training makes the wording model; called once, on another thread */
    public EmbeddedEngine(EntityDirectory directory, Supplier<WordingModel> training, Clock clock) {
        this(new CurrentReader(directory, training, clock));
    }

    @Override
    public Interpretation interpret(UtteranceRequest request) {
        return reader.get().interpret(request);
    }

    @Override
    public String name() {
        return NAME;
    }
}
