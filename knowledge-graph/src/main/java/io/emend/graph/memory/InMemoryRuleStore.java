package io.emend.graph.memory;

import io.emend.contract.problem.Conflicted;
import io.emend.graph.store.RuleStore;
import io.emend.graph.store.RulesInUse;
import io.emend.graph.store.StoredRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Screening rules in memory. */
final class InMemoryRuleStore implements RuleStore {
    private final List<StoredRules> versions = new ArrayList<>();
    private RulesInUse inUse = RulesInUse.CONFIGURED;

    @Override
    public synchronized List<StoredRules> versions() {
        return List.copyOf(versions.reversed());
    }

    @Override
    public synchronized Optional<StoredRules> version(int version) {
        return version < 1 || version > versions.size() ? Optional.empty() : Optional.of(versions.get(version - 1));
    }

    @Override
    public synchronized StoredRules add(String rules, String author, String comment, Instant at) {
        StoredRules added = new StoredRules(versions.size() + 1, rules, author, comment, at);
        versions.add(added);
        return added;
    }

    @Override
    public synchronized RulesInUse inUse() {
        return inUse;
    }

    @Override
    public synchronized RulesInUse use(RulesInUse next) {
        if (next.change() != inUse.change()) {
            throw new Conflicted.PreconditionFailed(
                    "The rules in force have changed since; look at them again.", Map.of("current", inUse.change()));
        }
        inUse = new RulesInUse(next.change() + 1, next.version(), next.braked(), next.author(), next.since());
        return inUse;
    }
}
