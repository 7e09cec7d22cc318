package io.emend.interpreter;

import io.emend.interpreter.engine.EmbeddedEngine;
import io.emend.interpreter.llm.LlmEngine;
import io.emend.interpreter.llm.LlmProperties;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Interpreter settings, prefix {@code emend.interpreter}.
 *
 * @param engine {@code embedded} or {@code llm}
 * @param maxLength longest utterance, UTF-16 units
 * @param controllerUrl base address of the controller; only for the separate service
 * @param controllerTimeout longest wait for the controller
 * @param llm the language model behind the engine {@code llm}
 */
@ConfigurationProperties("emend.interpreter")
public record InterpreterProperties(
        @DefaultValue(EmbeddedEngine.NAME) String engine,
        @DefaultValue("20000") int maxLength,
        @Nullable URI controllerUrl,
        @DefaultValue("60s") Duration controllerTimeout,
        @DefaultValue LlmProperties llm) {
    public InterpreterProperties {
        if (!engine.equals(EmbeddedEngine.NAME) && !engine.equals(LlmEngine.NAME)) {
            throw new IllegalArgumentException("emend.interpreter.engine is embedded or llm; found \"" + engine + "\"");
        }
        if (maxLength < 1) {
            throw new IllegalArgumentException("emend.interpreter.max-length must be at least 1; found " + maxLength);
        }
    }
}
