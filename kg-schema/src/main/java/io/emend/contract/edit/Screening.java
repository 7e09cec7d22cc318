package io.emend.contract.edit;

import java.util.List;
import java.util.Objects;

/** What screening thinks of an edit, and by which rules. */
public record Screening(Verdict verdict, List<Finding> rules) {
    public static final Screening CLEAR = new Screening(Verdict.ALLOW, List.of());

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
