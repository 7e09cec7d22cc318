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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is a newcomer. Mere activity earns nothing: an edit counts once it has stood for a time, or once a reviewer has
 * approved it, and what was taken back or rejected costs. So an account cannot buy trust with a burst of harmless edits.
 * Thread-safe.
 */
public final class Reputation {
    private static final int HISTORY = 500;
    private static final Duration REMEMBERED = Duration.ofSeconds(20);

    private final EditBook book;
    private final RuleSet.Standing standing;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(boolean newcomer, Instant at) {}

    public Reputation(EditBook book, RuleSet.Standing standing, Clock clock) {
        this.book = book;
        this.standing = standing;
        this.clock = clock;
    }

    /** Tells whether an author has little credit yet. Reviewers and administrators never are newcomers. */
    boolean isNewcomer(Author author) {
        return !author.is(Role.REVIEWER) && isNewcomer(author.name());
    }

    /** The same of a name alone; what is known of it may be some seconds old. */
    boolean isNewcomer(String author) {
        if (standing.credit() == 0) {
            return false;
        }
        Instant now = clock.instant();
        Known seen = known.get(author);
        if (seen != null && seen.at().plus(REMEMBERED).isAfter(now)) {
            return seen.newcomer();
        }
        boolean newcomer = credit(author) < standing.credit();
        known.put(author, new Known(newcomer, now));
        return newcomer;
    }

    /** Points an author has earned and lost. */
    int credit(String author) {
        int credit = 0;
        for (TrackedEdit tracked :
                book.list(EditFilter.byAuthor(author, null, HISTORY)).items()) {
            credit += points(tracked);
        }
        return credit;
    }

    private int points(TrackedEdit tracked) {
        Edit edit = tracked.edit();
        if (!edit.kind().equals("EDIT")) {
            return 0;
        }
        if (edit.status() == EditStatus.ROLLED_BACK || edit.status() == EditStatus.REJECTED) {
            return -standing.penalty();
        }
        boolean survived = edit.createdAt().plus(standing.survival()).isBefore(clock.instant());
        return edit.status() == EditStatus.APPLIED && (survived || isAffirmed(tracked)) ? 1 : 0;
    }

    private static boolean isAffirmed(TrackedEdit tracked) {
        return tracked.notes().votes().stream()
                .anyMatch(vote -> vote.verdict() == Decision.Verdict.APPROVE
                        && !vote.reviewer().equals(tracked.edit().author()));
    }
}
