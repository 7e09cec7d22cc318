package io.emend.controller.domain.review;

import io.emend.access.Role;
import io.emend.contract.edit.Decision;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.Plan;
import io.emend.contract.problem.AccessDenied;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.edit.Commission;
import io.emend.controller.domain.edit.Committer;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.EditStates;
import io.emend.controller.domain.edit.Intake;
import io.emend.controller.domain.edit.TrackedEdit;
import io.emend.controller.domain.edit.Vote;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reviewers' decisions on queued edits. One rejection refuses an edit; as many approvals as its quorum apply it. An edit
 * whose plan has changed since it was proposed is shown again instead of applied. Thread-safe.
 */
public final class ReviewService {
    private final EditBook book;
    private final Intake intake;
    private final Committer committer;
    private final AuditTrail audit;
    private final Clock clock;

    public ReviewService(EditBook book, Intake intake, Committer committer, AuditTrail audit, Clock clock) {
        this.book = book;
        this.intake = intake;
        this.committer = committer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records a decision and carries it out.
     *
     * @param expectedVersion version of the edit the reviewer has seen, null when they did not say
     * @return the edit: APPLIED, REJECTED, or NEEDS_REVIEW when more approvals are needed
     * @throws AccessDenied.Forbidden if it is the reviewer's own edit
     * @throws Conflicted.EditState if it does not wait for review
     * @throws Conflicted.PreconditionFailed if it is not at the expected version
     * @throws Conflicted.StalePlan if what it would do has changed; the edit now shows the new plan
     */
    public TrackedEdit decide(String id, Decision decision, Author reviewer, @Nullable Long expectedVersion) {
        requireReviewer(reviewer);
        TrackedEdit tracked = book.get(id);
        requireOpen(tracked, reviewer, expectedVersion);
        List<Vote> votes = new ArrayList<>(tracked.notes().votes());
        votes.removeIf(vote -> vote.reviewer().equals(reviewer.name()));
        votes.add(new Vote(reviewer.name(), decision.decision(), decision.comment(), clock.instant()));
        TrackedEdit voted = tracked.with(tracked.notes().withVotes(votes));
        audit.append(
                reviewer,
                "review",
                id,
                decision.decision().name().toLowerCase(Locale.ROOT),
                decision.comment() == null ? Map.of() : Map.of("comment", decision.comment()));
        if (decision.decision() == Decision.Verdict.REJECT) {
            return book.save(
                    voted.with(EditStates.in(EditStatus.REJECTED, voted.edit(), rejection(reviewer, decision))));
        }
        if (approvals(votes) < Math.max(1, tracked.notes().quorum())) {
            return book.save(voted);
        }
        return apply(voted, reviewer);
    }

    private static void requireReviewer(Author reviewer) {
        if (!reviewer.is(Role.REVIEWER)) {
            throw new AccessDenied.Forbidden(
                    "Deciding on edits needs the role REVIEWER; %s has %s.".formatted(reviewer.name(), reviewer.role()),
                    Map.of(
                            "required",
                            Role.REVIEWER.name(),
                            "role",
                            reviewer.role().name()));
        }
    }

    private static void requireOpen(TrackedEdit tracked, Author reviewer, @Nullable Long expectedVersion) {
        if (tracked.edit().author().equals(reviewer.name())) {
            throw new AccessDenied.Forbidden(
                    "Nobody decides on their own edit; another reviewer has to.", Map.of("edit", tracked.id()));
        }
        if (expectedVersion != null && expectedVersion != tracked.version()) {
            throw new Conflicted.PreconditionFailed(
                    "Edit %s is at version %d, not %d; look at it again."
                            .formatted(tracked.id(), tracked.version(), expectedVersion),
                    Map.of("current", tracked.version()));
        }
        if (tracked.edit().status() != EditStatus.NEEDS_REVIEW) {
            throw new Conflicted.EditState(
                    "Edit %s is %s and does not wait for review."
                            .formatted(tracked.id(), tracked.edit().status()),
                    Map.of(
                            "edit",
                            tracked.id(),
                            "status",
                            tracked.edit().status().name()));
        }
    }

    private TrackedEdit apply(TrackedEdit voted, Author reviewer) {
        Commission present = presentPlan(voted);
        if (!says(present.view()).equals(says(voted.edit().plan()))) {
            book.save(voted.with(voted.notes().withVotes(List.of()))
                    .with(EditStates.replanned(
                            voted.edit(), EditStatus.NEEDS_REVIEW, present.view(), present.conflicts())));
            throw new Conflicted.StalePlan(
                    "What edit %s would do has changed since it was proposed. Look at its new plan and decide again."
                            .formatted(voted.id()),
                    Map.of("edit", voted.id()));
        }
        TrackedEdit applying = book.save(voted.with(EditStates.in(EditStatus.APPLYING, voted.edit(), null)));
        return committer.commit(applying, reviewer, () -> intake.plan(applying));
    }

    /** An edit that cannot be planned any more is refused on the spot. */
    private Commission presentPlan(TrackedEdit voted) {
        try {
            return intake.plan(voted);
        } catch (KnowledgeProblem e) {
            book.save(voted.with(EditStates.in(EditStatus.REJECTED, voted.edit(), e.detail())));
            throw e;
        }
    }

    /** What a plan says, ids and revisions aside. */
    private static Set<String> says(Plan plan) {
        Set<String> said = plan.assertions().stream()
                .map(fact -> "+" + fact.subject().id() + ' ' + fact.relation().id() + ' '
                        + fact.object().canonical())
                .collect(Collectors.toSet());
        plan.retract()
                .forEach(fact -> said.add("-" + fact.subject().id() + ' '
                        + fact.relation().id() + ' ' + fact.object().canonical()));
        plan.derived()
                .forEach(fact -> said.add("*" + fact.subject().id() + ' '
                        + fact.relation().id() + ' ' + fact.object().canonical()));
        return said;
    }

    private static long approvals(List<Vote> votes) {
        return votes.stream()
                .filter(vote -> vote.verdict() == Decision.Verdict.APPROVE)
                .map(Vote::reviewer)
                .distinct()
                .count();
    }

    private static String rejection(Author reviewer, Decision decision) {
        return decision.comment() == null
                ? "Rejected by %s.".formatted(reviewer.name())
                : "Rejected by %s: %s".formatted(reviewer.name(), decision.comment());
    }
}
