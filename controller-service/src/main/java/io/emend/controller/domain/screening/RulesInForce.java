package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening;
import io.emend.graph.store.RuleStore;
import io.emend.graph.store.RulesInUse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Screens by the rules that are in force: the configured ones until an administrator puts another version in their place.
 * Every process follows what the store says. Thread-safe.
 */
public final class RulesInForce implements Screener {
    private static final Logger LOG = LoggerFactory.getLogger(RulesInForce.class);

    private final RuleStore store;
    private final RuleFormat format;
    private final RuleSet configured;
    private final Function<RuleSet, RuleScreener.Means> means;
    private final DryRun dryRun;
    private final int history;
    private volatile Loaded loaded;

    /** Rules with the state that put them in force. */
    private record Loaded(RulesInUse inUse, RuleSet rules, RuleScreener screener) {}

    /**
     * Loads what is in force.
     *
     * @param configured version 0
     * @param means what a rule set's rules look at
     * @param history newest edits on which rules are tried that have not proven themselves; 0 for none
     * @throws io.emend.contract.problem.Unavailable if the store cannot serve
     */
    public RulesInForce(
            RuleStore store,
            RuleFormat format,
            RuleSet configured,
            Function<RuleSet, RuleScreener.Means> means,
            DryRun dryRun,
            int history) {
        this.store = store;
        this.format = format;
        this.configured = configured;
        this.means = means;
        this.dryRun = dryRun;
        this.history = history;
        this.loaded = load(store.inUse(), true);
    }

    @Override
    public Screening screen(Proposal proposal) {
        return loaded.screener().screen(proposal);
    }

    /** Follows what another process may have changed. */
    public synchronized void refresh() {
        RulesInUse now = store.inUse();
        if (now.change() != loaded.inUse().change()) {
            loaded = load(now, now.version() != loaded.inUse().version());
        }
    }

    /**
     * Puts something else in force, here at once and in other processes soon.
     *
     * @throws io.emend.contract.problem.Conflicted.PreconditionFailed if somebody else has changed it since
     */
    synchronized void use(RulesInUse wanted) {
        boolean isNew = wanted.version() != loaded.inUse().version();
        loaded = load(store.use(wanted), isNew);
    }

    RulesInUse inUse() {
        return loaded.inUse();
    }

    List<RuleState> states() {
        return loaded.screener().states();
    }

    /** The rules of a version. */
    RuleSet rules(int version) {
        if (version == 0) {
            return configured;
        }
        return store.version(version)
                .map(stored -> format.read(stored.rules(), version))
                .orElseThrow(() -> new IllegalStateException("Version " + version + " of the rules is gone."));
    }

    /** Tries every rule of a set on the newest edits, without effect. */
    DryRun.Report tried(RuleSet rules, int edits) {
        return dryRun.of(rules.rules(), means.apply(rules), edits);
    }

    private Loaded load(RulesInUse inUse, boolean tryOnHistory) {
        RuleSet rules = rules(inUse.version());
        RuleScreener.Means own = means.apply(rules);
        RuleScreener screener = new RuleScreener(rules, own, inUse.braked());
        if (tryOnHistory && history > 0 && !rules.unproven().isEmpty()) {
            DryRun.Report report = dryRun.of(rules.unproven(), own, history);
            Map<String, List<String>> matches = report.matches();
            matches.forEach((rule, edits) -> LOG.info(
                    "New screening rule {} would have matched {} of the last {} edits",
                    rule,
                    edits.size(),
                    report.looked()));
            screener.heed(report);
        }
        LOG.info("Screening by version {} of the rules, braked: {}", inUse.version(), Set.copyOf(inUse.braked()));
        return new Loaded(inUse, rules, screener);
    }
}
