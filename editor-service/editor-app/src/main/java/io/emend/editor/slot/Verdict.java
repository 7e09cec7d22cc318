package io.emend.editor.slot;

import io.emend.editing.EditRequest;
import io.emend.editing.SlotEdit;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What trying a recipe on a slot came to.
 *
 * @param edit the plan; null when there is none
 * @param request what the plan was verified with: less than was wanted when it holds some of the subject's names only;
 *     null when there is no plan
 * @param reachesAim whether no other recipe need be tried
 * @param isGoodEnough whether it may stay in the model if nothing better is found
 * @param quality mean of the verified shares, 0 to 1, times the share of the wanted wordings that were verified
 * @param reason why it falls short, in words
 * @param efficacy share of edited wordings that gave the answer, by content key
 */
record Verdict(
        @Nullable SlotEdit edit,
        @Nullable EditRequest request,
        boolean reachesAim,
        boolean isGoodEnough,
        double quality,
        String reason,
        Map<String, Double> efficacy)
        implements Comparable<Verdict> {
    private static final Comparator<Verdict> ORDER =
            Comparator.comparing(Verdict::isGoodEnough).thenComparing(Verdict::quality);

    static Verdict failed(String reason) {
        return new Verdict(null, null, false, false, 0, reason, Map.of());
    }

    /** The better one comes last; of equals, the one tried first stays. */
    @Override
    public int compareTo(Verdict other) {
        return ORDER.compare(this, other);
    }
}
