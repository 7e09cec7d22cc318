package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening.Finding;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** A regular expression in what somebody wrote, as written or with disguises undone. */
final class PhraseRule implements ScreeningRule {
    private final RuleSetting setting;
    private final Pattern pattern;

    PhraseRule(RuleSetting setting) {
        this.setting = setting;
        this.pattern = Objects.requireNonNull(setting.pattern(), "pattern");
    }

    @Override
    public Optional<Finding> check(Proposal proposal) {
        return proposal.written().stream()
                .filter(text ->
                        BoundedText.mayHave(pattern, text) || BoundedText.mayHave(pattern, CanonicalText.of(text)))
                .findFirst()
                .map(text -> new Finding(
                        setting.id(), setting.verdict(), "The text has a wording that is watched for: " + pattern));
    }
}
