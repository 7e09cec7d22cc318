package io.emend.contract.edit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What screening thinks of an edit, and by which rules.
 *
 * @param rules those that matched
 * @param version version of the rules that were in force; null when nothing was looked for
 */
public record Screening(
        Verdict verdict, List<Finding> rules, @Nullable Integer version) {
    public static final Screening CLEAR = new Screening(Verdict.ALLOW, List.of(), null);

    /** From harmless to refused. */
    public enum Verdict {
        ALLOW,
        WARN,
        REVIEW,
        BLOCK
    }

    /** One rule that matched, and why. */
    public record Finding(String id, Verdict verdict, String reason) {}

    public Screening {
        Objects.requireNonNull(verdict, "verdict");
        rules = List.copyOf(rules);
    }
}
