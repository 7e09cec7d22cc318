package io.emend.controller.domain.screening;

import io.emend.access.Role;
import io.emend.contract.edit.Decision;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.TrackedEdit;
import io.emend.graph.store.EditFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is a newcomer, and whom reviewers have come to know. Mere activity earns nothing: an edit counts once it has stood for
 * a time, or once a reviewer has approved it, and what was taken back or rejected costs. So an account cannot buy trust with
 * a burst of harmless edits, and one that only waits stays unknown to the reviewers. Thread-safe.
 */
public final class Reputation {
    private static final int HISTORY = 500;
    private static final Duration REMEMBERED = Duration.ofSeconds(20);

    private final EditBook book;
    private final RuleSet.Standing standing;
    private final Set<String> established;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(boolean newcomer, boolean affirmed, Instant at) {}

    /** @param established names of authors the operator vouches for */
    public Reputation(EditBook book, RuleSet.Standing standing, Set<String> established, Clock clock) {
        this.book = book;
        this.standing = standing;
        this.established = Set.copyOf(established);
        this.clock = clock;
    }

    /** Tells whether an author has little credit yet. Reviewers and administrators never are newcomers. */
    boolean isNewcomer(Author author) {
        return !author.is(Role.REVIEWER) && isNewcomer(author.name());
    }

    /** The same of a name alone; what is known of it may be some seconds old. */
    boolean isNewcomer(String author) {
        return known(author).newcomer();
    }

    /** Tells whether reviewers have approved enough of an author's edits; one of them needs no approval. */
    boolean isAffirmed(Author author) {
        return author.is(Role.REVIEWER) || known(author.name()).affirmed();
    }

    private Known known(String author) {
        Instant now = clock.instant();
        if (standing.credit() == 0 || established.contains(author)) {
            return new Known(false, true, now);
        }
        Known seen = known.get(author);
        if (seen != null && seen.at().plus(REMEMBERED).isAfter(now)) {
            return seen;
        }
        List<TrackedEdit> edits =
                book.list(EditFilter.byAuthor(author, null, HISTORY)).items();
        Known found =
                new Known(credit(edits, true) < standing.credit(), credit(edits, false) >= standing.credit(), now);
        known.put(author, found);
        return found;
    }

    /** Points an author has earned and lost. */
    int credit(String author) {
        return credit(book.list(EditFilter.byAuthor(author, null, HISTORY)).items(), true);
    }

    private int credit(List<TrackedEdit> edits, boolean survivalCounts) {
        return edits.stream()
                .mapToInt(tracked -> points(tracked, survivalCounts))
                .sum();
    }

    private int points(TrackedEdit tracked, boolean survivalCounts) {
        Edit edit = tracked.edit();
        if (!edit.kind().equals("EDIT")) {
            return 0;
        }
        if (edit.status() == EditStatus.ROLLED_BACK || edit.status() == EditStatus.REJECTED) {
            return -standing.penalty();
        }
        boolean survived =
                survivalCounts && edit.createdAt().plus(standing.survival()).isBefore(clock.instant());
        return edit.status() == EditStatus.APPLIED && (survived || isAffirmed(tracked)) ? 1 : 0;
    }

    private static boolean isAffirmed(TrackedEdit tracked) {
        return tracked.notes().votes().stream()
                .anyMatch(vote -> vote.verdict() == Decision.Verdict.APPROVE
                        && !vote.reviewer().equals(tracked.edit().author()));
    }
}
