package io.emend.graph.ledger;

import io.emend.graph.hash.Sha256;
import io.emend.graph.statement.Content;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How revisions are chained: {@code hash(n) = SHA-256(hash(n-1), n, kind, edit, operations, delta hashes, author, time)},
 * every field on a line of its own.
 */
public final class Chain {
    private Chain() {}

    /** Hashes a revision's operations in their order. Not thread-safe. */
    public static final class Operations {
        private final MessageDigest digest = Sha256.digest();

        public Operations retract(String id) {
            return line("- " + id);
        }

        public Operations add(String id, Content content) {
            return line("+ " + id + '\t' + content.line());
        }

        /** {@code sha256:} hash of the operations so far; resets them. */
        public String hash() {
            return Sha256.PREFIX + HexFormat.of().formatHex(digest.digest());
        }

        private Operations line(String text) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            return this;
        }
    }

    /** Hash over the delta files a revision puts in force and the slots it closes. */
    public static String deltasHash(Collection<SlotDelta> deltas, Collection<String> closed) {
        List<String> lines = new ArrayList<>();
        deltas.stream()
                .sorted(Comparator.comparing(SlotDelta::subject))
                .forEach(d -> lines.add(d.subject() + '\t' + d.method() + '\t' + d.deltaKey() + '\t' + d.deltaHash()));
        closed.stream().sorted().forEach(subject -> lines.add(subject + "\tclosed"));
        return Sha256.tagged(String.join("\n", lines));
    }

    /** The chain hash of revision {@code n}. */
    public static String next(
            @Nullable String previousHash,
            long n,
            RevisionKind kind,
            @Nullable String editId,
            String operationsHash,
            String deltasHash,
            String author,
            Instant createdAt) {
        return Sha256.tagged(String.join(
                "\n",
                previousHash == null ? "" : previousHash,
                Long.toString(n),
                kind.name(),
                editId == null ? "" : editId,
                operationsHash,
                deltasHash,
                author,
                createdAt.toString()));
    }
}
