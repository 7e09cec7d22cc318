package io.emend.graph.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** Works out which edits and consolidations are applied and not taken back. */
public final class InForce {
    private InForce() {}

    /**
     * Ids of those in force, oldest first. A rollback that is itself taken back brings back what it undid.
     *
     * @param newestFirst revisions without a gap from the oldest of interest on, or of these the rollbacks and what is of interest
     * @param undone ids that a further rollback takes back
     */
    public static Set<String> among(Collection<RevisionRecord> newestFirst, Set<String> undone) {
        Set<String> withdrawn = new TreeSet<>(undone);
        Set<String> effective = new LinkedHashSet<>();
        for (RevisionRecord revision : newestFirst) {
            String edit = revision.editId();
            if (edit == null || withdrawn.contains(edit)) {
                continue;
            }
            if (revision.kind() == RevisionKind.ROLLBACK) {
                withdrawn.addAll(revision.undoes());
            } else if (revision.kind().isCommitted()) {
                effective.add(edit);
            }
        }
        return new LinkedHashSet<>(new ArrayList<>(effective).reversed());
    }
}
