package io.emend.graph.neo4j;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.knowledge.Source;
import io.emend.contract.knowledge.Value;
import io.emend.graph.ledger.Placement;
import io.emend.graph.statement.Literals;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementRecord;
import io.emend.graph.statement.ValidTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.types.MapAccessor;

/**
 * Statements as nodes. What most imported statements have in common is left out of their nodes: no author (the import's),
 * no origin (IMPORT), no model state (KG_ONLY), no method (none). Thread-safe.
 */
final class StatementNodes {
    private static final String ANY_TEXT = "";

    /** Who made an import, and from what. */
    record Provenance(String author, @Nullable Source source) {}

    private final Map<Long, Provenance> imports = new ConcurrentHashMap<>();

    /** The statement in a row with columns {@code s} and {@code label}, read in this transaction. */
    StatementRecord read(Sessions.Cypher tx, MapAccessor row) {
        MapAccessor s = row.get("s");
        long asserted = s.get("asserted").asLong();
        String author = text(s, "author");
        Source source = author == null ? null : source(s);
        if (author == null) {
            Provenance provenance = provenance(tx, asserted);
            author = provenance.author();
            source = provenance.source();
        }
        String canonical = s.get("object").asString();
        return new StatementRecord(
                s.get("id").asString(),
                s.get("subject").asString(),
                s.get("relation").asString(),
                object(canonical, row),
                text(s, "validFrom"),
                text(s, "validTo"),
                author,
                source,
                asserted,
                s.get("retracted").isNull() ? null : s.get("retracted").asLong(),
                Origin.valueOf(s.get("origin").asString(Origin.IMPORT.name())),
                ModelState.valueOf(s.get("modelState").asString(ModelState.KG_ONLY.name())),
                s.get("method").asString(Placement.NO_METHOD),
                text(s, "editId"),
                s.get("derivedFrom").isNull()
                        ? List.of()
                        : s.get("derivedFrom").asList(org.neo4j.driver.Value::asString));
    }

    /** The properties of a new statement's node. */
    static Map<String, Object> write(StatementRecord statement, long sequence) {
        Map<String, Object> node = new HashMap<>();
        node.put("id", statement.id());
        node.put("subject", statement.subject());
        node.put("relation", statement.relation());
        node.put("object", statement.object().canonical());
        node.put("sequence", sequence);
        node.put("asserted", statement.assertedRevision());
        node.put("origin", statement.origin().name());
        node.put("author", statement.author());
        node.put("modelState", statement.modelState().name());
        node.put("method", statement.method());
        node.put("derivedFrom", statement.derivedFrom());
        if (statement.editId() != null) {
            node.put("editId", statement.editId());
        }
        putValidTime(node, statement.validFrom(), statement.validTo());
        putSource(node, statement.source());
        return node;
    }

    static void putValidTime(Map<String, Object> node, @Nullable String from, @Nullable String to) {
        if (from != null) {
            node.put("validFrom", from);
            node.put("validFromSecond", ValidTime.epochSecond(from));
        }
        if (to != null) {
            node.put("validTo", to);
            node.put("validToSecond", ValidTime.epochSecond(to));
        }
    }

    static void putSource(Map<String, Object> node, @Nullable Source source) {
        if (source != null) {
            node.put("hasSource", true);
            node.put("sourceUrl", orAny(source.url()));
            node.put("sourceQuote", orAny(source.quote()));
            node.put("sourceUtterance", orAny(source.utterance()));
        }
    }

    static @Nullable String text(MapAccessor node, String property) {
        return node.get(property).isNull() ? null : node.get(property).asString();
    }

    private static String orAny(@Nullable String text) {
        return text == null ? ANY_TEXT : text;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static @Nullable Source source(MapAccessor node) {
        return node.get("hasSource").asBoolean(false)
                ? new Source(
                        orNull(text(node, "sourceUrl")),
                        orNull(text(node, "sourceQuote")),
                        orNull(text(node, "sourceUtterance")))
                : null;
    }

    private static Value object(String canonical, MapAccessor row) {
        if (Literals.isLiteral(canonical)) {
            return Literals.parse(canonical);
        }
        return new Value.Entity(canonical, row.get("label").asString(canonical));
    }

    private Provenance provenance(Sessions.Cypher tx, long revision) {
        Provenance known = imports.get(revision);
        if (known != null) {
            return known;
        }
        Provenance read = tx.first(LedgerCypher.REVISION, Map.of("number", revision))
                .map(row -> row.get("r"))
                .map(r -> new Provenance(r.get("author").asString(), source(r)))
                .orElseThrow(
                        () -> new IllegalStateException("No revision " + revision + " for an imported statement."));
        imports.put(revision, read);
        return read;
    }
}
