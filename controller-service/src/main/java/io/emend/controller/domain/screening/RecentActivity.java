package io.emend.controller.domain.screening;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.controller.domain.edit.EditWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What was applied lately, in memory: one entry an assertion, the oldest dropped first. Begins empty when the service
 * starts. Thread-safe.
 */
public final class RecentActivity implements EditWatch {
    private static final int MOST_ENTRIES = 20_000;

    private record Assertion(Instant at, String author, String subject, String relation, String object) {}

    private final Deque<Assertion> entries = new ArrayDeque<>();
    private final Clock clock;

    public RecentActivity(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void applied(Edit edit) {
        for (Operation operation : edit.operations()) {
            ObjectReference object = operation.object();
            if (operation.op() == Operation.Kind.ASSERT && object != null) {
                entries.addLast(new Assertion(
                        clock.instant(),
                        edit.author(),
                        Objects.requireNonNullElse(operation.subject().id(), ""),
                        Objects.requireNonNullElse(operation.relation().id(), ""),
                        Objects.requireNonNullElse(object.id(), "")));
            }
        }
        while (entries.size() > MOST_ENTRIES) {
            entries.removeFirst();
        }
    }

    /** Assertions of an author within the time up to now. */
    synchronized long by(String author, Duration window) {
        Instant since = clock.instant().minus(window);
        return entries.stream()
                .filter(entry -> entry.at().isAfter(since) && entry.author().equals(author))
                .count();
    }

    /** Assertions of a relation within the time up to now, by authors of a kind. */
    synchronized long ofRelation(String relation, Duration window, Predicate<String> authors) {
        Instant since = clock.instant().minus(window);
        return entries.stream()
                .filter(entry ->
                        entry.at().isAfter(since) && entry.relation().equals(relation) && authors.test(entry.author()))
                .count();
    }

    /** Subjects that were given this object by this relation within the time up to now, by anyone. */
    synchronized long subjectsGiven(String relation, String object, Duration window) {
        Instant since = clock.instant().minus(window);
        return entries.stream()
                .filter(entry -> entry.at().isAfter(since)
                        && entry.relation().equals(relation)
                        && entry.object().equals(object))
                .map(Assertion::subject)
                .distinct()
                .count();
    }
}
