package io.emend.graph.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versions of the screening rules, and which of them is in force; kept with the graph for every process. Thread-safe. */
public interface RuleStore {
    /** Every version, newest first. */
    List<StoredRules> versions();

    Optional<StoredRules> version(int version);

    /** Keeps rules as the next version. */
    StoredRules add(String rules, String author, String comment, Instant at);

    /** What is in force; cheap to ask. */
    RulesInUse inUse();

    /**
     * Puts something else in force.
     *
     * @param next what; its {@code change} is the one that its author has seen
     * @return the same with its own change
     * @throws io.emend.contract.problem.Conflicted.PreconditionFailed if somebody else has changed it since
     */
    RulesInUse use(RulesInUse next);
}
