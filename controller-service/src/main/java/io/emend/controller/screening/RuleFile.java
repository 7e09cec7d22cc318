package io.emend.controller.screening;

import io.emend.controller.domain.screening.RuleFormat;
import io.emend.controller.domain.screening.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Screening rules as JSON; an unknown field is an error, so that a slip of the pen is no silent gap. */
public final class RuleFile implements RuleFormat {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads the rules that a service is configured with.
     *
     * @throws IllegalArgumentException if it is not one; says what is wrong
     */
    public static RuleSet read(InputStream in) throws IOException {
        return new RuleFile().read(new String(in.readAllBytes(), StandardCharsets.UTF_8), 0);
    }

    @Override
    public RuleSet read(String text, int version) {
        try {
            return JSON.readValue(text, RuleDocument.class).rules(version);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("These are no screening rules: " + e.getOriginalMessage(), e);
        } catch (NullPointerException e) {
            throw new IllegalArgumentException("These are no screening rules: " + e.getMessage() + " is missing.", e);
        }
    }
}
