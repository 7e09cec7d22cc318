package io.emend.contract.edit;

import io.emend.contract.problem.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * Asks to move edits from the memory beside the weights into the weights.
 *
 * @param limit most subjects whose edits are tried, 1 to 200; 100 when null
 * @param comment why, for the record
 */
public record ConsolidationRequest(
        @Nullable Integer limit, @Nullable String comment) {
    private static final int USUAL = 100;
    private static final int MOST = 200;

    /** @throws Malformed if the limit is out of range */
    public int limitOrDefault() {
        if (limit == null) {
            return USUAL;
        }
        if (limit < 1 || limit > MOST) {
            throw new Malformed("limit is 1 to %d subjects; found %d.".formatted(MOST, limit));
        }
        return limit;
    }
}
