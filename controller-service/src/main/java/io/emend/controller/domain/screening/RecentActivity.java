package io.emend.controller.domain.screening;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.contract.knowledge.Fact;
import io.emend.contract.knowledge.Page;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.EditWatch;
import io.emend.controller.domain.edit.TrackedEdit;
import io.emend.graph.store.EditFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was applied lately, for the rules that count. Kept in memory, and read from the stored edits when the service starts,
 * so that nobody gains by waiting for a restart. An edit counts from the moment it was asked for. Thread-safe.
 */
public final class RecentActivity implements EditWatch {
    /** How far back a rule can look. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** How many of one author, or of one relation, are told apart; rules must not allow more. */
    public static final int MOST_OF_A_KIND = 5_000;

    private static final int MOST_ENTRIES = 100_000;
    private static final int PAGE = 500;

    /**
     * One statement of an applied edit.
     *
     * @param displaced facts of others that gave way; noted with an edit's first entry
     */
    private record Entry(
            String edit, Instant at, String author, String subject, String relation, String object, int displaced) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Set<String> edits = new HashSet<>();
    private final Map<String, Deque<Entry>> byAuthor = new HashMap<>();
    private final Map<String, Deque<Entry>> byRelation = new HashMap<>();
    private final Clock clock;

    public RecentActivity(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes in what was applied before this process started.
     *
     * @throws io.emend.contract.problem.Unavailable if the store cannot serve
     */
    public void recall(EditBook book) {
        Instant since = clock.instant().minus(LONGEST);
        List<Edit> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<TrackedEdit> page = book.list(EditFilter.any(PAGE).after(cursor));
            List<Edit> recent = page.items().stream()
                    .map(TrackedEdit::edit)
                    .filter(edit -> !edit.createdAt().isBefore(since))
                    .toList();
            found.addAll(recent);
            cursor = recent.isEmpty() ? null : page.next();
        } while (cursor != null && found.size() < MOST_ENTRIES);
        found.reversed().stream()
                .filter(edit -> edit.status() == EditStatus.APPLIED || edit.status() == EditStatus.ROLLED_BACK)
                .forEach(this::applied);
    }

    /** Counts an edit, once. */
    @Override
    public synchronized void applied(Edit edit) {
        if (edits.contains(edit.id())) {
            return;
        }
        int displaced = displaced(edit);
        for (Operation operation : edit.operations()) {
            ObjectReference object = operation.object();
            boolean asserts = operation.op() == Operation.Kind.ASSERT && object != null;
            if (asserts || displaced > 0) {
                add(new Entry(
                        edit.id(),
                        edit.createdAt(),
                        edit.author(),
                        Objects.requireNonNullElse(operation.subject().id(), ""),
                        asserts
                                ? Objects.requireNonNullElse(
                                        operation.relation().id(), "")
                                : "",
                        object == null ? "" : Objects.requireNonNullElse(object.id(), ""),
                        displaced));
                displaced = 0;
            }
        }
        forget(clock.instant().minus(LONGEST));
    }

    /** Whether an edit has been counted already. */
    synchronized boolean has(String edit) {
        return edits.contains(edit);
    }

    /** Assertions of an author within the time up to now. */
    synchronized long by(String author, Duration window) {
        return within(byAuthor.get(author), window)
                .filter(entry -> !entry.relation().isEmpty())
                .count();
    }

    /** Facts of others that an author's edits made give way within the time up to now. */
    synchronized long displacedBy(String author, Duration window) {
        return within(byAuthor.get(author), window).mapToInt(Entry::displaced).sum();
    }

    /** How often each author stated a relation within the time up to now. */
    synchronized Map<String, Long> authorsOf(String relation, Duration window) {
        return within(byRelation.get(relation), window)
                .collect(Collectors.groupingBy(Entry::author, Collectors.counting()));
    }

    /** Subjects that were given this object by this relation within the time up to now, by anyone. */
    synchronized long subjectsGiven(String relation, String object, Duration window) {
        return within(byRelation.get(relation), window)
                .filter(entry -> entry.object().equals(object))
                .map(Entry::subject)
                .distinct()
                .count();
    }

    private Stream<Entry> within(@Nullable Deque<Entry> kept, Duration window) {
        Instant since = clock.instant().minus(window);
        return kept == null
                ? Stream.empty()
                : kept.stream().filter(entry -> entry.at().isAfter(since));
    }

    private void add(Entry entry) {
        entries.addLast(entry);
        edits.add(entry.edit());
        keep(byAuthor, entry.author(), entry);
        keep(byRelation, entry.relation(), entry);
    }

    private static void keep(Map<String, Deque<Entry>> index, String key, Entry entry) {
        Deque<Entry> kept = index.computeIfAbsent(key, absent -> new ArrayDeque<>());
        kept.addLast(entry);
        if (kept.size() > MOST_OF_A_KIND) {
            kept.removeFirst();
        }
    }

    private void forget(Instant before) {
        while (entries.size() > MOST_ENTRIES
                || (!entries.isEmpty() && entries.getFirst().at().isBefore(before))) {
            Entry oldest = entries.removeFirst();
            edits.remove(oldest.edit());
            drop(byAuthor, oldest, Entry::author);
            drop(byRelation, oldest, Entry::relation);
        }
    }

    private static void drop(Map<String, Deque<Entry>> index, Entry oldest, Function<Entry, String> key) {
        index.computeIfPresent(key.apply(oldest), (name, kept) -> {
            kept.removeIf(entry -> entry == oldest);
            return kept.isEmpty() ? null : kept;
        });
    }

    /** Facts of others that left with an edit and did not come back with it; what merely followed from them aside. */
    private static int displaced(Edit edit) {
        Set<String> staying =
                edit.plan().assertions().stream().map(RecentActivity::triple).collect(Collectors.toSet());
        return (int) edit.plan().retract().stream()
                .filter(fact -> fact.derivedFrom().isEmpty()
                        && !fact.author().equals(edit.author())
                        && !staying.contains(triple(fact)))
                .count();
    }

    private static String triple(Fact fact) {
        return fact.subject().id()
                + ' '
                + fact.relation().id()
                + ' '
                + fact.object().canonical();
    }
}
