package io.emend.graph.augment;

import io.emend.contract.knowledge.Value;
import io.emend.contract.model.Expectation;
import io.emend.contract.model.Expectation.Kind;
import io.emend.contract.model.PlannedStatement;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Ranks what else a model should answer once planned statements are in it: conclusions of rules, the new facts read
 * backwards, under other names of their subjects, and one step on from their objects.
 *
 * <p>Zhang et al. 2024, <i>OneEdit</i>, arXiv:2409.07497, section 3.3: the new object's neighbourhood goes with an edit, at
 * most n triples of it. There it is drawn at random; here the same plan on the same graph always gives the same list, and
 * the kinds take turns, so that a large neighbourhood cannot crowd out the rest. Within a kind, what has one answer comes
 * before what has several, then the order of ids decides.
 *
 * <p>One read of the graph for each object, and one for the subjects. Thread-safe.
 */
public final class Augmentation {
    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;
    private final int most;

    /** @param most how many expectations are given, at most */
    public Augmentation(KnowledgeGraph graph, KnowledgeSchema schema, int most) {
        this.graph = graph;
        this.schema = schema;
        this.most = most;
    }

    /** An expectation and whether its question has one answer. */
    private record Ranked(Expectation expectation, boolean one) {
        private static final Comparator<Ranked> ORDER = Comparator.comparing((Ranked ranked) -> !ranked.one())
                .thenComparing(ranked -> ranked.expectation().subject())
                .thenComparing(ranked -> String.join("/", ranked.expectation().relations()))
                .thenComparing(ranked -> ranked.expectation().object().canonical())
                .thenComparing(ranked -> String.valueOf(ranked.expectation().name()));
    }

    /**
     * What should be known once a plan is carried out, the most important first.
     *
     * @param assertions statements that come, derived ones included
     * @param retract ids of statements that leave
     */
    public List<Expectation> of(Collection<PlannedStatement> assertions, Collection<String> retract) {
        List<PlannedStatement> stated = assertions.stream()
                .filter(planned -> planned.derivedFrom().isEmpty())
                .toList();
        List<Ranked> rules = assertions.stream()
                .filter(planned -> !planned.derivedFrom().isEmpty())
                .map(planned -> new Ranked(rule(planned), isFunctional(planned.relation())))
                .toList();
        Map<String, List<PlannedStatement>> after = neighbourhood(stated, assertions, Set.copyOf(retract));
        Map<String, EntityRecord> subjects =
                graph.entities(stated.stream().map(PlannedStatement::subject).toList());
        List<Ranked> reverses = new ArrayList<>();
        List<Ranked> aliases = new ArrayList<>();
        List<Ranked> hops = new ArrayList<>();
        for (PlannedStatement planned : stated) {
            reverse(planned).ifPresent(reverses::add);
            aliases(planned, subjects).forEach(aliases::add);
            oneHop(planned, after).forEach(hops::add);
        }
        return inTurn(List.of(rules, reverses, aliases, hops));
    }

    private static Expectation rule(PlannedStatement planned) {
        return new Expectation(
                Kind.RULE,
                planned.subject(),
                null,
                List.of(planned.relation()),
                planned.object(),
                List.of(planned.id()));
    }

    private Optional<Ranked> reverse(PlannedStatement planned) {
        if (!(planned.object() instanceof Value.Entity object)) {
            return Optional.empty();
        }
        return relation(planned.relation())
                .flatMap(known -> known.symmetric() ? Optional.of(known.id()) : known.inverse())
                .map(backwards -> new Ranked(
                        new Expectation(
                                Kind.REVERSE,
                                object.id(),
                                null,
                                List.of(backwards.value()),
                                new Value.Entity(planned.subject(), planned.subject()),
                                List.of(planned.id())),
                        isFunctional(backwards.value())));
    }

    private Stream<Ranked> aliases(PlannedStatement planned, Map<String, EntityRecord> subjects) {
        EntityRecord subject = subjects.get(planned.subject());
        if (subject == null) {
            return Stream.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        new TreeMap<>(subject.aliases()).values().forEach(names::addAll);
        names.removeAll(subject.labels().values());
        return names.stream()
                .map(name -> new Ranked(
                        new Expectation(
                                Kind.ALIAS,
                                planned.subject(),
                                name,
                                List.of(planned.relation()),
                                planned.object(),
                                List.of(planned.id())),
                        isFunctional(planned.relation())));
    }

    private Stream<Ranked> oneHop(PlannedStatement planned, Map<String, List<PlannedStatement>> after) {
        if (!(planned.object() instanceof Value.Entity object)) {
            return Stream.empty();
        }
        return after.getOrDefault(object.id(), List.of()).stream()
                .filter(next -> !next.object().canonical().equals(planned.subject()))
                .map(next -> new Ranked(
                        new Expectation(
                                Kind.ONE_HOP,
                                planned.subject(),
                                null,
                                List.of(planned.relation(), next.relation()),
                                next.object(),
                                List.of(planned.id(), next.id())),
                        isFunctional(planned.relation()) && isFunctional(next.relation())));
    }

    /** What will be known of the new objects, by object. */
    private Map<String, List<PlannedStatement>> neighbourhood(
            List<PlannedStatement> stated, Collection<PlannedStatement> assertions, Set<String> leaving) {
        Set<String> objects = new HashSet<>();
        for (PlannedStatement planned : stated) {
            if (planned.object() instanceof Value.Entity object) {
                objects.add(object.id());
            }
        }
        Map<String, List<PlannedStatement>> after = new HashMap<>();
        for (String object : objects) {
            List<PlannedStatement> known = new ArrayList<>();
            graph.statementsOf(object).stream()
                    .filter(fact -> !leaving.contains(fact.id()))
                    .map(Augmentation::asPlanned)
                    .forEach(known::add);
            after.put(object, known);
        }
        assertions.stream()
                .filter(planned -> objects.contains(planned.subject()))
                .forEach(planned -> after.computeIfAbsent(planned.subject(), id -> new ArrayList<>())
                        .add(planned));
        return after;
    }

    private static PlannedStatement asPlanned(StatementRecord live) {
        return new PlannedStatement(
                live.id(),
                live.subject(),
                live.relation(),
                live.object(),
                live.validFrom(),
                live.validTo(),
                live.derivedFrom(),
                null);
    }

    /** The best of every kind, then the second best of every kind, and so on. */
    private List<Expectation> inTurn(List<List<Ranked>> found) {
        List<List<Expectation>> kinds = found.stream()
                .map(ranked -> ranked.stream()
                        .sorted(Ranked.ORDER)
                        .map(Ranked::expectation)
                        .toList())
                .toList();
        List<Expectation> all = new ArrayList<>();
        int longest = kinds.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest && all.size() < most; i++) {
            for (List<Expectation> kind : kinds) {
                if (i < kind.size() && all.size() < most) {
                    all.add(kind.get(i));
                }
            }
        }
        return List.copyOf(all);
    }

    private boolean isFunctional(String relation) {
        return relation(relation).filter(Relation::functional).isPresent();
    }

    private Optional<Relation> relation(String id) {
        return RelationId.fits(id) ? schema.relation(RelationId.of(id)) : Optional.empty();
    }
}
