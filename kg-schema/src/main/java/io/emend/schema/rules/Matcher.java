package io.emend.schema.rules;

import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds instances of rules in a view: those that use a given fact, and those that conclude a given one. */
final class Matcher {
    /** Part of a path: where it has got to, and the facts it went along. */
    private record Path(NodeId end, List<Triple> facts) {}

    private final RuleBook rules;
    private final GraphView view;
    private final Edges edges;
    private final Meter meter;

    Matcher(RuleBook rules, GraphView view, Meter meter) {
        this.rules = rules;
        this.view = view;
        this.edges = new Edges(rules, view, meter);
        this.meter = meter;
    }

    /** Derivations by one rule that use any of the facts, in their order. */
    List<Derivation> using(Collection<Triple> facts) {
        view.expect(new Forecast(rules).uses(facts));
        return facts.stream().flatMap(fact -> using(fact).stream()).toList();
    }

    /** Derivations by one rule that have {@code fact}, a kept fact of the view, among their premises. */
    private List<Derivation> using(Triple fact) {
        List<Derivation> found = new ArrayList<>();
        rules.mirror(fact).ifPresent(found::add);
        for (RuleBook.Reading reading : rules.readings(fact)) {
            for (RuleBook.Use use : rules.uses(reading.relation())) {
                join(fact, reading, use, found);
            }
        }
        return found;
    }

    private void join(Triple fact, RuleBook.Reading reading, RuleBook.Use use, List<Derivation> found) {
        List<RelationId> body = use.rule().body();
        List<Path> before = List.of(new Path(reading.from(), List.of()));
        for (int step = use.step() - 1; step >= 0; step--) {
            before = backward(before, body.get(step));
        }
        List<Path> after = List.of(new Path(reading.to(), List.of(fact)));
        for (int step = use.step() + 1; step < body.size(); step++) {
            after = forward(after, body.get(step));
        }
        for (Path start : before) {
            for (Path end : after) {
                if (!meter.lookup()) {
                    return;
                }
                List<Triple> premises = new ArrayList<>(start.facts());
                premises.addAll(end.facts());
                conclude(use.rule(), start.end(), end.end(), premises).ifPresent(found::add);
            }
        }
    }

    /** One derivation of {@code fact} from facts of the view other than itself, by one rule. */
    Optional<Derivation> concluding(Triple fact, GraphView view) {
        Optional<Derivation> mirrored = rules.mirror(fact)
                .filter(mirror -> view.contains(mirror.conclusion()))
                .map(mirror -> new Derivation(fact, mirror.kind(), List.of(mirror.conclusion())));
        if (mirrored.isPresent()) {
            return mirrored;
        }
        return rules.readings(fact).stream()
                .flatMap(reading -> rules.rulesFor(reading.relation()).stream()
                        .flatMap(rule -> reaching(rule, reading.from())
                                .filter(derivation -> derivation.conclusion().equals(fact))
                                .filter(derivation -> !derivation.premises().contains(fact))))
                .findFirst();
    }

    /** Every derivation by a rule for the slot's relation that starts at its subject. */
    List<Derivation> filling(NodeId subject, RelationId relation) {
        return rules.rulesFor(relation).stream()
                .flatMap(rule -> reaching(rule, subject))
                .toList();
    }

    private Stream<Derivation> reaching(Rule rule, NodeId start) {
        List<Path> paths = List.of(new Path(start, List.of()));
        for (RelationId step : rule.body()) {
            paths = forward(paths, step);
        }
        return paths.stream().flatMap(path -> conclude(rule, start, path.end(), path.facts()).stream());
    }

    private Optional<Derivation> conclude(Rule rule, NodeId from, NodeId to, List<Triple> premises) {
        boolean reflexive = from.equals(to);
        boolean forbidden = reflexive
                && rules.relation(rule.head()).map(Relation::irreflexive).orElse(false);
        if (forbidden || from.isLiteral()) {
            return Optional.empty();
        }
        Triple conclusion = rules.canonical(new Triple(from, rule.head(), to));
        return premises.contains(conclusion)
                ? Optional.empty()
                : Optional.of(new Derivation(conclusion, rule.kind(), premises));
    }

    /** One path alone is what was told of already, or is read as fast by itself. */
    private void expect(List<Path> paths, RelationId step, boolean forward) {
        if (paths.size() > 1) {
            edges.expect(paths.stream().map(Path::end).toList(), step, forward);
        }
    }

    private List<Path> forward(List<Path> paths, RelationId step) {
        expect(paths, step, true);
        List<Path> longer = new ArrayList<>();
        for (Path path : paths) {
            for (Edges.Edge edge : edges.from(path.end(), step)) {
                List<Triple> facts = new ArrayList<>(path.facts());
                facts.add(edge.fact());
                longer.add(new Path(edge.end(), facts));
            }
        }
        return longer;
    }

    private List<Path> backward(List<Path> paths, RelationId step) {
        expect(paths, step, false);
        List<Path> longer = new ArrayList<>();
        for (Path path : paths) {
            for (Edges.Edge edge : edges.to(step, path.end())) {
                List<Triple> facts = new ArrayList<>();
                facts.add(edge.fact());
                facts.addAll(path.facts());
                longer.add(new Path(edge.end(), facts));
            }
        }
        return longer;
    }
}
