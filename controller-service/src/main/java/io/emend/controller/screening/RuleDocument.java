package io.emend.controller.screening;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.emend.contract.edit.Screening.Verdict;
import io.emend.controller.domain.screening.RuleSet;
import io.emend.controller.domain.screening.RuleSetting;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule set as it is written in files and sent over the wire.
 *
 * @param standing what makes an author more than a newcomer
 * @param brake share of edits, 0 to 1, from which a rule that is not proven only warns
 */
public record RuleDocument(Standing standing, double brake, List<Row> rules) {
    /** See {@link RuleSet.Standing}. */
    public record Standing(int credit, Duration survival, int penalty) {}

    /** See {@link RuleSetting}; what a check has no use for is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
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

        /** The wire's form of a rule. */
        public static Row of(RuleSetting setting) {
            Pattern pattern = setting.pattern();
            boolean counts = !setting.window().isZero();
            return new Row(
                    setting.id(),
                    setting.check(),
                    setting.verdict(),
                    setting.proven(),
                    counts ? setting.window() : null,
                    counts ? setting.most() : null,
                    pattern == null ? null : pattern.pattern());
        }
    }

    public RuleDocument {
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(rules, "rules");
    }

    /** The wire's form of a rule set. */
    public static RuleDocument of(RuleSet rules) {
        return new RuleDocument(
                new Standing(
                        rules.standing().credit(),
                        rules.standing().survival(),
                        rules.standing().penalty()),
                rules.brake(),
                rules.rules().stream().map(Row::of).toList());
    }

    /** @throws IllegalArgumentException if a value is out of bounds */
    RuleSet rules(int version) {
        return new RuleSet(
                version,
                new RuleSet.Standing(standing.credit(), standing.survival(), standing.penalty()),
                brake,
                rules.stream().map(Row::setting).toList());
    }
}
