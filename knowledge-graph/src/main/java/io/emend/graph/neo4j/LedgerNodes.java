package io.emend.graph.neo4j;

import static io.emend.graph.neo4j.StatementNodes.text;

import io.emend.contract.knowledge.StateHash;
import io.emend.graph.ledger.Head;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.ledger.SlotDelta;
import io.emend.graph.ledger.SlotVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** The head, revisions and slot versions as nodes. */
final class LedgerNodes {
    private LedgerNodes() {}

    static Head head(MapAccessor node) {
        return new Head(
                node.get("revision").asLong(),
                node.get("sequence").asLong(),
                text(node, "baseModel"),
                node.get("modelHash").asString(),
                node.get("liveSet").asByteArray(),
                node.get("chainHash").asString());
    }

    static Map<String, Object> head(Head head) {
        Map<String, Object> node = new HashMap<>();
        node.put("revision", head.revision());
        node.put("sequence", head.sequence());
        node.put("modelHash", head.modelHash());
        node.put("liveSet", head.liveSet());
        node.put("chainHash", head.chainHash());
        if (head.baseModel() != null) {
            node.put("baseModel", head.baseModel());
        }
        return node;
    }

    static RevisionRecord revision(MapAccessor node) {
        return new RevisionRecord(
                node.get("number").asLong(),
                RevisionKind.valueOf(node.get("kind").asString()),
                text(node, "editId"),
                node.get("author").asString(),
                Instant.parse(node.get("createdAt").asString()),
                strings(node, "asserted"),
                strings(node, "retracted"),
                node.get("assertedCount").asLong(),
                node.get("operationsHash").asString(),
                node.get("deltasHash").asString(),
                strings(node, "undoes"),
                text(node, "comment"),
                text(node, "previousHash"),
                new StateHash(
                        node.get("modelHash").asString(),
                        node.get("graphHash").asString(),
                        node.get("chainHash").asString()));
    }

    /**
     * The properties of a revision's node.
     *
     * @param lastSequence sequence of the newest statement when it was made
     */
    static Map<String, Object> revision(RevisionRecord revision, long lastSequence) {
        Map<String, Object> node = new HashMap<>();
        node.put("number", revision.revision());
        node.put("kind", revision.kind().name());
        node.put("author", revision.author());
        node.put("createdAt", revision.createdAt().toString());
        node.put("asserted", revision.asserted());
        node.put("retracted", revision.retracted());
        node.put("assertedCount", revision.assertedCount());
        node.put("operationsHash", revision.operationsHash());
        node.put("deltasHash", revision.deltasHash());
        node.put("undoes", revision.undoes());
        node.put("modelHash", revision.stateHash().model());
        node.put("graphHash", revision.stateHash().graph());
        node.put("chainHash", revision.hash());
        node.put("lastSequence", lastSequence);
        putIfPresent(node, "editId", revision.editId());
        putIfPresent(node, "comment", revision.comment());
        putIfPresent(node, "previousHash", revision.previousHash());
        return node;
    }

    static SlotVersion slotVersion(MapAccessor node) {
        return new SlotVersion(
                node.get("subject").asString(),
                node.get("deltaKey").asString(),
                node.get("deltaHash").asString(),
                node.get("method").asString(),
                node.get("from").asLong(),
                node.get("to").isNull() ? null : node.get("to").asLong());
    }

    static Map<String, Object> slotVersion(SlotDelta delta, long from) {
        return Map.of(
                "subject", delta.subject(),
                "deltaKey", delta.deltaKey(),
                "deltaHash", delta.deltaHash(),
                "method", delta.method(),
                "from", from);
    }

    private static void putIfPresent(Map<String, Object> node, String property, @Nullable String value) {
        if (value != null) {
            node.put(property, value);
        }
    }

    private static List<String> strings(MapAccessor node, String property) {
        return node.get(property).isNull() ? List.of() : node.get(property).asList(Value::asString);
    }
}
