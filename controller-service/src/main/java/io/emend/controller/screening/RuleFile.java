package io.emend.controller.screening;

import io.emend.contract.edit.Screening.Verdict;
import io.emend.controller.domain.screening.RuleSet;
import io.emend.controller.domain.screening.RuleSetting;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads screening rules from JSON; an unknown field is an error, so that a slip of the pen is no silent gap. */
public final class RuleFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RuleFile() {}

    private record Row(
            String id,
            RuleSetting.Check check,
            Verdict verdict,
            @Nullable Boolean proven,
            @Nullable Duration window,
            @Nullable Integer most,
            @Nullable String pattern) {
        RuleSetting setting() {
            return new RuleSetting(
                    id,
                    check,
                    verdict,
                    proven != null && proven,
                    window == null ? Duration.ZERO : window,
                    most == null ? 0 : most,
                    pattern == null ? null : Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }
    }

    private record StandingRow(int credit, Duration survival, int penalty) {}

    private record File(int version, StandingRow standing, double brake, List<Row> rules) {}

    /**
     * Reads a rule set.
     *
     * @throws IllegalArgumentException if it is not one; says what is wrong
     */
    public static RuleSet read(InputStream in) throws IOException {
        try {
            File file = JSON.readValue(in.readAllBytes(), File.class);
            return new RuleSet(
                    file.version(),
                    new RuleSet.Standing(
                            file.standing().credit(),
                            file.standing().survival(),
                            file.standing().penalty()),
                    file.brake(),
                    file.rules().stream().map(Row::setting).toList());
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException("These are no screening rules: " + e.getMessage(), e);
        }
    }
}
