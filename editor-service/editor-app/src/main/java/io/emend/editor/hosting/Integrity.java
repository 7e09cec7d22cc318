package io.emend.editor.hosting;

import io.emend.contract.knowledge.State;
import io.emend.contract.problem.Unavailable;
import io.emend.editor.weights.WeightEditor;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import java.util.ArrayList;
import java.util.List;

/** Recomputes every hash of what is served and compares it with the ledger: files, model, graph and chain. */
public final class Integrity {
    private final KnowledgeGraph graph;
    private final Ledger ledger;
    private final WeightEditor weights;
    private final ModelHost host;

    public Integrity(KnowledgeGraph graph, Ledger ledger, WeightEditor weights, ModelHost host) {
        this.graph = graph;
        this.ledger = ledger;
        this.weights = weights;
        this.host = host;
    }

    /**
     * What was found.
     *
     * @param intact whether everything is as recorded
     * @param problems what is not, in words
     */
    public record Report(
            boolean intact,
            long revision,
            String modelHash,
            boolean modelIntact,
            boolean deltasIntact,
            boolean checkpointIntact,
            boolean graphIntact,
            List<String> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /** Checks now; takes as long as reading the checkpoint, the deltas and the graph once. */
    public Report check() {
        List<String> problems = new ArrayList<>();
        try (Snapshot.Lease lease = host.newest()) {
            Snapshot served = lease.snapshot();
            String fingerprint = served.model().fingerprint();
            boolean model = served.state().stateHash().model().equals(fingerprint);
            if (!model) {
                problems.add("The model that serves hashes to " + fingerprint + ", the ledger has "
                        + served.state().stateHash().model() + ".");
            }
            boolean deltas = deltasRebuild(served.state(), problems);
            boolean checkpoint = weights.isBaseIntact();
            if (!checkpoint) {
                problems.add("The files of the base checkpoint are not those that were loaded.");
            }
            boolean graphIntact = ledger.isIntact();
            if (!graphIntact) {
                problems.add("The graph's live statements or the chain of revisions do not hash to what is recorded.");
            }
            return new Report(
                    problems.isEmpty(),
                    served.revision(),
                    fingerprint,
                    model,
                    deltas,
                    checkpoint,
                    graphIntact,
                    problems);
        }
    }

    private boolean deltasRebuild(State state, List<String> problems) {
        try {
            Rebuild.of(state, graph.slotVersions(state.revision()), weights).release();
            return true;
        } catch (Unavailable.Corrupted e) {
            problems.add(e.detail());
            return false;
        }
    }
}
