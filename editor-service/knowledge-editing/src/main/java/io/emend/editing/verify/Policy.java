package io.emend.editing.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The least an edit must reach, by free generation, to stay in the model.
 *
 * @param efficacy share of optimised wordings that give the new answer
 * @param paraphrase share of held-out wordings that give the new answer
 * @param sameSubject share of the subject's other facts that keep their answer
 * @param neighbour share of other subjects' facts that keep their answer
 */
public record Policy(double efficacy, double paraphrase, double sameSubject, double neighbour) {
    /** What ends the search for a way to hold a fact: next to nothing is left to improve. */
    public static final Policy AIM = new Policy(1, 0.9, 0.9, 0.95);

    /** What an edit must reach to stay in the model when nothing reaches the aim. */
    public static final Policy LEAST = new Policy(0.8, 0.5, 0.7, 0.75);

    public Policy {
        for (double share : new double[] {efficacy, paraphrase, sameSubject, neighbour}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("A share lies between 0 and 1, found " + share);
            }
        }
    }

    /** The same for the new answers alone. */
    public Policy forAnswers() {
        return new Policy(efficacy, paraphrase, 0, 0);
    }

    /** What falls short, in words; empty if the report passes. */
    public List<String> shortcomings(VerificationReport report) {
        List<String> found = new ArrayList<>();
        check(found, "efficacy", report.generated(Probe.Kind.EFFICACY), efficacy);
        check(found, "paraphrase", report.generated(Probe.Kind.PARAPHRASE), paraphrase);
        check(found, "the subject's other facts", report.generated(Probe.Kind.SAME_SUBJECT), sameSubject);
        check(found, "other subjects", report.generated(Probe.Kind.NEIGHBOUR), neighbour);
        return found;
    }

    private static void check(List<String> found, String what, double share, double least) {
        if (share < least) {
            found.add(String.format(
                    Locale.ROOT, "%s %.0f %%, expected at least %.0f %%", what, 100 * share, 100 * least));
        }
    }
}
