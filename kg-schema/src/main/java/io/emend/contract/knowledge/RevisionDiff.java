package io.emend.contract.knowledge;

import java.util.List;

/** What is live at revision {@code to} and was not at {@code from}, and the other way round. */
public record RevisionDiff(long from, long to, List<Fact> added, List<Fact> removed) {
    public RevisionDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
