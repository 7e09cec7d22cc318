package io.emend.interpreter.llm;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how the language model is asked, prefix {@code emend.interpreter.llm}.
 *
 * @param url base address, such as {@code http://localhost:8000/v1}; needed when the engine is {@code llm}
 * @param model the model's name there
 * @param apiKey sent as a bearer token, null for none
 * @param timeout longest wait for one answer
 * @param attempts how often to ask before the embedded engine's reading is taken, at least 1
 */
public record LlmProperties(
        @Nullable URI url,
        @DefaultValue("default") String model,
        @Nullable String apiKey,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("2") int attempts) {
    private static final int MOST_ATTEMPTS = 5;

    public LlmProperties {
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("emend.interpreter.llm.attempts is from 1 to 5; found " + attempts);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("emend.interpreter.llm.timeout must be positive; found " + timeout);
        }
    }

    /** Does not tell the key. */
    @Override
    public String toString() {
        return "LlmProperties[url=" + url + ", model=" + model + ", timeout=" + timeout + ", attempts=" + attempts
                + "]";
    }
}
