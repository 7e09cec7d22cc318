package io.emend.controller.domain.screening;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.TrackedEdit;
import io.emend.controller.domain.graph.PastGraph;
import io.emend.controller.domain.plan.EditPlanner;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.controller.domain.resolve.Resolved;
import io.emend.graph.store.EditFilter;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries rules on the edits of the past, each against the graph as it was then and at the pace at which they came. Has no
 * effect.
 */
public final class DryRun {
    /** Fewer edits than this say nothing. */
    public static final int FEWEST = 20;

    private final EditBook book;
    private final OperationResolver resolver;
    private final EditPlanner planner;

    public DryRun(EditBook book, OperationResolver resolver, EditPlanner planner) {
        this.book = book;
        this.resolver = resolver;
        this.planner = planner;
    }

    /**
     * What a dry run found.
     *
     * @param looked edits that could be looked at
     * @param matches ids of the edits that each rule matched, by rule id
     */
    public record Report(int looked, Map<String, List<String>> matches) {
        public Report {
            matches = Map.copyOf(matches);
        }
    }

    /**
     * Tries rules.
     *
     * @param edits newest edits to look at, 1 to {@value EditFilter#MAX_LIMIT}
     */
    public Report of(List<RuleSetting> rules, RuleScreener.Means means, int edits) {
        Instant[] now = {Instant.EPOCH};
        InstantSource then = () -> now[0];
        RecentActivity activity = new RecentActivity(clock(then));
        RuleScreener.Means past = new RuleScreener.Means(
                means.graph(), means.schema(), means.texts(), activity, means.reputation(), means.protectedEntities());
        Map<String, ScreeningRule> tried = new LinkedHashMap<>();
        Map<String, List<String>> matches = new LinkedHashMap<>();
        for (RuleSetting setting : rules) {
            tried.put(setting.id(), RuleScreener.rule(setting, past));
            matches.put(setting.id(), new ArrayList<>());
        }
        int looked = 0;
        for (TrackedEdit tracked : book.list(EditFilter.any(edits)).items().reversed()) {
            now[0] = tracked.edit().createdAt();
            Optional<Proposal> proposal = proposal(tracked, means);
            if (proposal.isPresent()) {
                looked++;
                tried.forEach((id, rule) -> rule.check(proposal.get())
                        .ifPresent(found -> matches.computeIfAbsent(id, key -> new ArrayList<>())
                                .add(tracked.id())));
                if (tracked.edit().status() == EditStatus.APPLIED) {
                    activity.applied(tracked.edit());
                }
            }
        }
        return new Report(looked, matches);
    }

    private Optional<Proposal> proposal(TrackedEdit tracked, RuleScreener.Means means) {
        Edit edit = tracked.edit();
        if (!edit.kind().equals("EDIT") || edit.operations().isEmpty()) {
            return Optional.empty();
        }
        Long before = edit.supersedesRevision();
        long revision = before == null ? means.graph().state().revision() : before;
        try {
            Resolved resolved = resolver.resolve(
                    edit.operations(),
                    tracked.notes().newEntities(),
                    tracked.notes().language());
            return Optional.of(new Proposal(
                    new Author(edit.author(), tracked.notes().role(), ""),
                    new EditRequest(edit.operations(), edit.source(), edit.comment(), null, null),
                    resolved,
                    planner.plan(resolved, new PastGraph(means.graph(), revision), edit.author())));
        } catch (KnowledgeProblem e) {
            return Optional.empty(); // what cannot be planned any more tells nothing about a rule
        }
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
