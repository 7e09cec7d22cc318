package io.emend.controller.domain.rollback;

import io.emend.graph.KnowledgeGraph;
import io.emend.graph.ledger.RevisionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ledger as far as it has been read: it only grows, so each look reads only what is new. Holds every revision in
 * memory, a few hundred bytes each. Thread-safe.
 */
public final class Histories {
    private static final int PAGE = 500;

    private final KnowledgeGraph graph;
    private SortedMap<Long, RevisionRecord> known = new TreeMap<>();

    public Histories(KnowledgeGraph graph) {
        this.graph = graph;
    }

    /** The ledger up to its newest revision. */
    synchronized History now() {
        List<RevisionRecord> news = unread();
        if (!news.isEmpty()) {
            SortedMap<Long, RevisionRecord> grown = new TreeMap<>(known);
            news.forEach(revision -> grown.put(revision.revision(), revision));
            known = grown;
        }
        return new History(graph, known);
    }

    private List<RevisionRecord> unread() {
        List<RevisionRecord> news = new ArrayList<>();
        long read = known.isEmpty() ? -1 : known.lastKey();
        int limit = 1;
        String cursor = null;
        do {
            var page = graph.revisions(limit, cursor);
            for (RevisionRecord revision : page.items()) {
                if (revision.revision() <= read) {
                    return news;
                }
                news.add(revision);
            }
            cursor = page.next();
            limit = PAGE;
        } while (cursor != null);
        return news;
    }
}
