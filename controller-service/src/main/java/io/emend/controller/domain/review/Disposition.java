package io.emend.controller.domain.review;

import java.util.List;

/** What is to happen to a proposed edit. */
public sealed interface Disposition {
    /** It applies at once. */
    record Apply() implements Disposition {}

    /**
     * It waits for reviewers.
     *
     * @param reasons why, in words
     * @param quorum approvals it needs, at least 1
     */
    record Queue(List<String> reasons, int quorum) implements Disposition {
        public Queue {
            reasons = List.copyOf(reasons);
            if (quorum < 1) {
                throw new IllegalArgumentException("A quorum is at least 1; found " + quorum);
            }
        }
    }

    /**
     * It is refused.
     *
     * @param reasons why, in words
     */
    record Refuse(List<String> reasons) implements Disposition {
        public Refuse {
            reasons = List.copyOf(reasons);
        }
    }
}
