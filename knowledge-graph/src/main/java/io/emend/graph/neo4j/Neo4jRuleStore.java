package io.emend.graph.neo4j;

import io.emend.contract.problem.Conflicted;
import io.emend.graph.store.RuleStore;
import io.emend.graph.store.RulesInUse;
import io.emend.graph.store.StoredRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.neo4j.driver.Record;

/** Versions of the screening rules as nodes, one each; the ledger's head says which is in force. */
final class Neo4jRuleStore implements RuleStore {
    static final String VERSIONS = "MATCH (r:ScreeningRules) WHERE r.version > 0 RETURN r ORDER BY r.version DESC";
    static final String VERSION = "MATCH (r:ScreeningRules {version: $version}) RETURN r";
    /** Writing to the counter takes its lock, so that no number is given twice. */
    static final String ADD = """
            MERGE (c:Counter {id: 'screening-rules'})
            SET c.value = coalesce(c.value, 0) + 1
            WITH c.value AS version
            CREATE (r:ScreeningRules {
              version: version, rules: $rules, author: $author, comment: $comment, createdAt: $createdAt})
            RETURN r
            """;

    static final String IN_USE = """
            MATCH (head:Ledger {id: 'head'})
            RETURN coalesce(head.rulesChange, 0) AS change, coalesce(head.rulesVersion, 0) AS version,
              coalesce(head.rulesBraked, []) AS braked, head.rulesAuthor AS author, head.rulesSince AS since
            """;
    /** The first SET takes the head's lock, before what it holds is compared. */
    static final String USE = """
            MATCH (head:Ledger {id: 'head'})
            SET head.rulesLock = $change
            WITH head WHERE coalesce(head.rulesChange, 0) = $change
            SET head.rulesChange = $change + 1, head.rulesVersion = $version, head.rulesBraked = $braked,
              head.rulesAuthor = $author, head.rulesSince = $createdAt
            RETURN head.rulesChange AS change
            """;

    private final Sessions sessions;

    Neo4jRuleStore(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<StoredRules> versions() {
        return sessions.read(tx -> tx.list(VERSIONS, Map.of(), Neo4jRuleStore::rules));
    }

    @Override
    public Optional<StoredRules> version(int version) {
        return sessions.read(tx -> tx.first(VERSION, Map.of("version", version)))
                .map(Neo4jRuleStore::rules);
    }

    @Override
    public StoredRules add(String rules, String author, String comment, Instant at) {
        Map<String, Object> parameters =
                Map.of("rules", rules, "author", author, "comment", comment, "createdAt", at.toString());
        return rules(sessions.write(tx -> tx.first(ADD, parameters).orElseThrow()));
    }

    @Override
    public RulesInUse inUse() {
        Record row = sessions.read(tx -> tx.first(IN_USE, Map.of()).orElseThrow());
        return new RulesInUse(
                row.get("change").asLong(),
                row.get("version").asInt(),
                new TreeSet<>(row.get("braked").asList(value -> value.asString())),
                row.get("author").isNull() ? null : row.get("author").asString(),
                row.get("since").isNull()
                        ? null
                        : Instant.parse(row.get("since").asString()));
    }

    @Override
    public RulesInUse use(RulesInUse next) {
        Map<String, Object> parameters = Map.of(
                "change", next.change(),
                "version", next.version(),
                "braked", List.copyOf(next.braked()),
                "author", Objects.requireNonNull(next.author(), "author"),
                "createdAt", Objects.requireNonNull(next.since(), "since").toString());
        boolean done = sessions.write(tx -> tx.first(USE, parameters).isPresent());
        if (!done) {
            throw new Conflicted.PreconditionFailed(
                    "The rules in force have changed since; look at them again.", Map.of("current", inUse().change()));
        }
        return new RulesInUse(next.change() + 1, next.version(), next.braked(), next.author(), next.since());
    }

    private static StoredRules rules(Record row) {
        var node = row.get("r");
        return new StoredRules(
                node.get("version").asInt(),
                node.get("rules").asString(),
                node.get("author").asString(),
                node.get("comment").asString(),
                Instant.parse(node.get("createdAt").asString()));
    }
}
