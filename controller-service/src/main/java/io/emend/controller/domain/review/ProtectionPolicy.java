package io.emend.controller.domain.review;

import io.emend.access.Role;
import io.emend.contract.edit.Screening;
import io.emend.contract.knowledge.Source;
import io.emend.controller.domain.resolve.Change;
import io.emend.controller.domain.screening.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an installation wants reviewed or refused on top of {@link OpenPolicy}; reviewers and administrators are trusted. */
public final class ProtectionPolicy implements ReviewPolicy {
    private final OpenPolicy open = new OpenPolicy();
    private final Settings settings;

    public ProtectionPolicy(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is protected.
     *
     * @param relations ids of relations whose edits are reviewed
     * @param entities ids of entities the edits of which are reviewed
     * @param sourceRequired ids of relations whose edits need a source
     * @param quorum approvals a protected edit needs
     * @param mostImpact facts an edit may retract and derive without review
     */
    public record Settings(
            Set<String> relations, Set<String> entities, Set<String> sourceRequired, int quorum, int mostImpact) {
        public Settings {
            relations = Set.copyOf(relations);
            entities = Set.copyOf(entities);
            sourceRequired = Set.copyOf(sourceRequired);
            if (quorum < 1 || mostImpact < 1) {
                throw new IllegalArgumentException("Quorum and impact are at least 1.");
            }
        }
    }

    @Override
    public Disposition decide(Proposal proposal, Screening screening) {
        Disposition first = open.decide(proposal, screening);
        if (first instanceof Disposition.Refuse || proposal.author().is(Role.REVIEWER)) {
            return first;
        }
        Optional<String> unsourced = unsourced(proposal);
        if (unsourced.isPresent()) {
            return new Disposition.Refuse(
                    List.of("Edits of %s need a source: a url or a quote.".formatted(unsourced.get())));
        }
        List<String> reasons = new ArrayList<>();
        if (touches(proposal)) {
            reasons.add("The edit touches a protected relation or entity.");
        }
        int impact =
                proposal.plan().retract().size() + proposal.plan().assertions().size();
        boolean wide = impact > settings.mostImpact();
        if (reasons.isEmpty() && !wide) {
            return first;
        }
        int quorum = reasons.isEmpty() ? 1 : settings.quorum();
        if (wide) {
            reasons.add(
                    "The edit changes %d facts; more than %d are reviewed.".formatted(impact, settings.mostImpact()));
        }
        if (first instanceof Disposition.Queue queue) {
            reasons.addAll(queue.reasons());
        }
        return new Disposition.Queue(reasons, quorum);
    }

    private Optional<String> unsourced(Proposal proposal) {
        if (isSourced(proposal.request().source())) {
            return Optional.empty();
        }
        return proposal.resolved().changes().stream()
                .map(change -> change.relation().id().value())
                .filter(settings.sourceRequired()::contains)
                .findFirst();
    }

    private boolean touches(Proposal proposal) {
        return proposal.resolved().changes().stream()
                        .map(Change::relation)
                        .anyMatch(relation ->
                                settings.relations().contains(relation.id().value()))
                || proposal.plan().writes().stream()
                        .anyMatch(slot -> settings.entities().contains(slot.subject()));
    }

    private static boolean isSourced(@Nullable Source source) {
        return source != null && (isGiven(source.url()) || isGiven(source.quote()));
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
