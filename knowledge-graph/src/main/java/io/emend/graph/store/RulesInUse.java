package io.emend.graph.store;

import java.time.Instant;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which screening rules every process goes by.
 *
 * @param change grows with every change; 0 before the first
 * @param version version in force; 0 for the rules that the process was configured with
 * @param braked ids of rules that somebody has only warn
 * @param author who changed it last, null before the first change
 * @param since when that was
 */
public record RulesInUse(
        long change,
        int version,
        SortedSet<String> braked,
        @Nullable String author,
        @Nullable Instant since) {
    /** Before anybody has changed anything. */
    public static final RulesInUse CONFIGURED = new RulesInUse(0, 0, new TreeSet<>(), null, null);

    public RulesInUse {
        Objects.requireNonNull(braked, "braked");
        braked = new TreeSet<>(braked);
        if (change < 0 || version < 0) {
            throw new IllegalArgumentException("Change and version must not be negative.");
        }
    }
}
