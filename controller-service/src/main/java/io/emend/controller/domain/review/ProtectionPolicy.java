package io.emend.controller.domain.review;

import io.emend.access.Role;
import io.emend.contract.edit.Screening;
import io.emend.contract.knowledge.Labelled;
import io.emend.contract.knowledge.Source;
import io.emend.controller.domain.resolve.Change;
import io.emend.controller.domain.screening.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an installation wants reviewed or refused on top of {@link OpenPolicy}; reviewers and administrators are trusted. */
public final class ProtectionPolicy implements ReviewPolicy {
    private final OpenPolicy open = new OpenPolicy();
    private final Settings settings;
    private final Degrees degrees;

    public ProtectionPolicy(Settings settings, Degrees degrees) {
        this.settings = settings;
        this.degrees = degrees;
    }

    /** How well connected entities are. */
    @FunctionalInterface
    public interface Degrees {
        /** Whether more live facts than this name the entity, as subject or object. */
        boolean exceeds(String entity, int facts);
    }

    /**
     * What is protected.
     *
     * @param relations ids of relations whose edits are reviewed
     * @param entities ids of entities the edits of which are reviewed
     * @param lockedRelations ids of relations that administrators alone edit
     * @param lockedEntities ids of entities that administrators alone edit
     * @param sourceRequired ids of relations whose edits need a source
     * @param quorum approvals a protected edit needs
     * @param mostImpact facts an edit may retract and derive without review
     * @param mostDegree facts that may name an entity which is edited without review; 0 for any number
     */
    public record Settings(
            Set<String> relations,
            Set<String> entities,
            Set<String> lockedRelations,
            Set<String> lockedEntities,
            Set<String> sourceRequired,
            int quorum,
            int mostImpact,
            int mostDegree) {
        /** Protects nothing; edits of very many facts are reviewed. */
        public static final Settings NONE =
                new Settings(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), 1, Integer.MAX_VALUE, 0);

        public Settings {
            relations = Set.copyOf(relations);
            entities = Set.copyOf(entities);
            lockedRelations = Set.copyOf(lockedRelations);
            lockedEntities = Set.copyOf(lockedEntities);
            sourceRequired = Set.copyOf(sourceRequired);
            if (quorum < 1 || mostImpact < 1 || mostDegree < 0) {
                throw new IllegalArgumentException("Quorum and impact are at least 1, the degree at least 0.");
            }
        }
    }

    @Override
    public Disposition decide(Proposal proposal, Screening screening) {
        if (!proposal.author().is(Role.ADMIN)
                && touches(proposal, settings.lockedRelations(), settings.lockedEntities())) {
            return new Disposition.Refuse(
                    List.of("The edit touches a relation or entity that administrators alone edit."));
        }
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
        if (touches(proposal, settings.relations(), settings.entities())) {
            reasons.add("The edit touches a protected relation or entity.");
        }
        hub(proposal)
                .ifPresent(name -> reasons.add("More than %d facts name %s; edits of it are reviewed."
                        .formatted(settings.mostDegree(), name)));
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

    private static boolean touches(Proposal proposal, Set<String> relations, Set<String> entities) {
        return proposal.resolved().changes().stream()
                        .map(Change::relation)
                        .anyMatch(relation -> relations.contains(relation.id().value()))
                || proposal.plan().writes().stream().anyMatch(slot -> entities.contains(slot.subject()));
    }

    /** The label of a subject of the edit that very many facts name. */
    private Optional<String> hub(Proposal proposal) {
        if (settings.mostDegree() == 0) {
            return Optional.empty();
        }
        return proposal.resolved().changes().stream()
                .flatMap(change -> switch (change) {
                    case Change.Assert assertion -> Stream.of(assertion.subject());
                    case Change.Retract retraction -> Stream.of(retraction.subject());
                    case Change.RetractPointers pointers -> Stream.<Labelled>empty();
                })
                .filter(subject -> degrees.exceeds(subject.id(), settings.mostDegree()))
                .map(Labelled::label)
                .findFirst();
    }

    private static boolean isSourced(@Nullable Source source) {
        return source != null && (isGiven(source.url()) || isGiven(source.quote()));
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
