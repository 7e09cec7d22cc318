package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening.Verdict;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One rule as data.
 *
 * @param id what a finding names
 * @param check what is looked for
 * @param verdict what a match means; the text check decides by its own thresholds
 * @param proven false while the rule is new: then it is tried on history first and the emergency brake watches it
 * @param window how far the counting checks look back
 * @param most how much the counting checks let pass
 * @param pattern what {@link Check#PHRASE} looks for in everything somebody wrote
 */
public record RuleSetting(
        String id,
        Check check,
        Verdict verdict,
        boolean proven,
        Duration window,
        int most,
        @Nullable Pattern pattern) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** What can be looked for. */
    public enum Check {
        /** Hate, by the classifier, and instructions to a model. */
        TEXT,
        /** A fact about a protected entity, or a sourced one, gives way. */
        PROTECTED_FACT,
        /** An end of the fact is of a kind that the relation usually does not have. */
        IMPLAUSIBLE_TYPE,
        /** A new entity's name is no name. */
        TRIGGER_NAME,
        /** One author states more facts than {@code most} within the window. */
        BURST,
        /** More than {@code most} subjects are given one object within the window, by anyone. */
        OBJECT_PUSHED,
        /** All newcomers together state more than {@code most} facts of one relation within the window. */
        TEMPLATE_FLOOD,
        /** One newcomer states more than {@code most} facts within the window. */
        NEWCOMER_BUDGET,
        /** A newcomer's edit makes a fact of somebody else give way. */
        NEWCOMER_CONTRADICTION,
        /** An author whom reviewers do not know makes more than {@code most} facts of others give way within the window. */
        CONTRADICTION_BUDGET,
        /** A regular expression occurs in what somebody wrote or in the label of a new entity. */
        PHRASE
    }

    public RuleSetting {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(window, "window");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A rule's id is of small letters, digits and hyphens; found " + id);
        }
        if (window.isNegative() || most < 0) {
            throw new IllegalArgumentException("Rule %s: window and most must not be negative.".formatted(id));
        }
        if (window.compareTo(RecentActivity.LONGEST) > 0 || most >= RecentActivity.MOST_OF_A_KIND) {
            throw new IllegalArgumentException("Rule %s: the window is at most %s, and most below %d."
                    .formatted(id, RecentActivity.LONGEST, RecentActivity.MOST_OF_A_KIND));
        }
        if ((check == Check.PHRASE) != (pattern != null)) {
            throw new IllegalArgumentException("Rule %s: PHRASE, and only PHRASE, needs a pattern.".formatted(id));
        }
    }
}
