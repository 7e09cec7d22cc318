package io.emend.controller.domain.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a check of the whole graph found.
 *
 * @param revision the graph was checked at
 * @param statements live statements that were checked
 * @param counts all findings, by the name of their kind
 * @param findings the first {@value #MOST}
 */
public record GraphFindings(long revision, long statements, Map<String, Long> counts, List<GraphFinding> findings) {
    public static final int MOST = 10_000;

    public GraphFindings {
        counts = Map.copyOf(counts);
        findings = List.copyOf(findings);
    }

    /** How many there are, listed or not. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Collects findings. For one thread. */
    static final class Collector {
        private final Map<String, Long> counts = new TreeMap<>();
        private final List<GraphFinding> findings = new ArrayList<>();

        void add(GraphFinding finding) {
            counts.merge(finding.kind().name(), 1L, Long::sum);
            if (findings.size() < MOST) {
                findings.add(finding);
            }
        }

        GraphFindings at(long revision, long statements) {
            return new GraphFindings(revision, statements, counts, findings);
        }
    }
}
