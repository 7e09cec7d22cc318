package io.emend.controller.domain.screening;

import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Missing;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.edit.Author;
import io.emend.graph.store.RuleStore;
import io.emend.graph.store.RulesInUse;
import io.emend.graph.store.StoredRules;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What administrators do with screening rules: propose a version, try it on the edits of the past, put it in force, go back to
 * an earlier one, and pull the emergency brake on a rule. Thread-safe.
 */
public final class RuleAdministration {
    /** Most edits a dry run looks at. */
    public static final int LONGEST_TRIAL = 1_000;

    private static final int LONGEST_TEXT = 200_000;
    private static final int LONGEST_COMMENT = 2_000;
    private static final int MOST_VERSIONS = 1_000;

    private final RulesInForce rules;
    private final RuleStore store;
    private final RuleFormat format;
    private final AuditTrail audit;
    private final Clock clock;

    public RuleAdministration(RulesInForce rules, RuleStore store, RuleFormat format, AuditTrail audit, Clock clock) {
        this.rules = rules;
        this.store = store;
        this.format = format;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A version of the rules.
     *
     * @param author null for the configured ones
     * @param createdAt null for the configured ones
     */
    public record Version(
            RuleSet rules,
            boolean inForce,
            @Nullable String author,
            String comment,
            @Nullable Instant createdAt) {}

    /** What is in force, and how its rules do. */
    public record InForce(RulesInUse inUse, List<RuleState> rules) {
        public InForce {
            rules = List.copyOf(rules);
        }
    }

    public InForce inForce() {
        return new InForce(rules.inUse(), rules.states());
    }

    /** Every version, the newest first; version 0 is what the service was configured with. */
    public List<Version> versions() {
        List<Version> all = new ArrayList<>();
        store.versions().forEach(stored -> all.add(of(stored)));
        all.add(version(0));
        return all;
    }

    /** @throws Missing if there is no such version */
    public Version version(int version) {
        if (version == 0) {
            return new Version(rules.rules(0), isInForce(0), null, "as configured", null);
        }
        return of(stored(version));
    }

    /**
     * Keeps rules as a new version, without putting it in force.
     *
     * @param text the rules as in a file of rules
     * @throws Malformed if they cannot be read; says what is wrong
     */
    public Version propose(String text, String comment, Author author) {
        if (text.length() > LONGEST_TEXT || comment.length() > LONGEST_COMMENT) {
            throw new Malformed.TooLarge(
                    "Rules have at most %d characters, their comment %d.".formatted(LONGEST_TEXT, LONGEST_COMMENT),
                    Map.of("limit", LONGEST_TEXT));
        }
        try {
            format.read(text, 0);
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
        if (store.versions().size() >= MOST_VERSIONS) {
            throw new Malformed.TooLarge(
                    "There are %d versions of the rules, and no more are kept.".formatted(MOST_VERSIONS),
                    Map.of("limit", MOST_VERSIONS));
        }
        StoredRules added = store.add(text, author.name(), comment, clock.instant());
        audit.succeeded(author, "rules.propose", target(added.version()), Map.of("comment", comment));
        return of(added);
    }

    /**
     * Tries every rule of a version on the newest edits; no effect.
     *
     * @param edits how many, 1 to {@value #LONGEST_TRIAL}
     */
    public DryRun.Report trial(int version, int edits) {
        if (edits < 1 || edits > LONGEST_TRIAL) {
            throw new Malformed("A dry run looks at 1 to %d edits; found %d.".formatted(LONGEST_TRIAL, edits));
        }
        return rules.tried(version(version).rules(), edits);
    }

    /**
     * Puts a version in force, with every brake released; rules in it that have not proven themselves are tried on the edits of
     * the past first, and only warn when they match too much.
     *
     * @param seen the change that the administrator has seen in force, null for whichever it is
     * @throws Conflicted.PreconditionFailed if it is another one
     */
    public InForce activate(int version, Author author, @Nullable Long seen) {
        version(version);
        use(version, new TreeSet<>(), author, seen);
        audit.succeeded(author, "rules.activate", target(version), Map.of());
        return inForce();
    }

    /** Has a rule in force only warn from now on; otherwise as {@link #activate}. */
    public InForce brake(String rule, Author author, @Nullable Long seen) {
        SortedSet<String> braked = braked(rule);
        braked.add(rule);
        use(rules.inUse().version(), braked, author, seen);
        audit.succeeded(author, "rules.brake", rule, Map.of());
        return inForce();
    }

    /** Has a rule mean again what it says, whoever or whatever had braked it; otherwise as {@link #activate}. */
    public InForce release(String rule, Author author, @Nullable Long seen) {
        SortedSet<String> braked = braked(rule);
        braked.remove(rule);
        use(rules.inUse().version(), braked, author, seen);
        audit.succeeded(author, "rules.release", rule, Map.of());
        return inForce();
    }

    private SortedSet<String> braked(String rule) {
        Set<String> ids =
                rules.states().stream().map(state -> state.setting().id()).collect(Collectors.toSet());
        if (!ids.contains(rule)) {
            throw new Missing(
                    "No rule in force has the id \"%s\".".formatted(rule), Map.of("rules", new TreeSet<>(ids)));
        }
        return new TreeSet<>(rules.inUse().braked());
    }

    private void use(int version, SortedSet<String> braked, Author author, @Nullable Long seen) {
        rules.refresh();
        long change = seen == null ? rules.inUse().change() : seen;
        rules.use(new RulesInUse(change, version, braked, author.name(), clock.instant()));
    }

    private StoredRules stored(int version) {
        return store.version(version)
                .orElseThrow(() -> new Missing(
                        "There is no version %d of the rules; GET /v1/screening/versions lists them."
                                .formatted(version),
                        Map.of("version", version)));
    }

    private Version of(StoredRules stored) {
        return new Version(
                format.read(stored.rules(), stored.version()),
                isInForce(stored.version()),
                stored.author(),
                stored.comment(),
                stored.createdAt());
    }

    private boolean isInForce(int version) {
        return rules.inUse().version() == version;
    }

    private static String target(int version) {
        return "screening rules " + version;
    }
}
