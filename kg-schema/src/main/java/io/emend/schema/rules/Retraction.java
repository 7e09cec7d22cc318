package io.emend.schema.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes facts out of a view, delete-and-re-derive: first everything that might rest on them goes, then whatever still
 * has a derivation comes back.
 */
final class Retraction {
    private final RuleBook rules;
    private final Meter meter;
    private final OverlayView rest;
    private final Set<Triple> roots = new LinkedHashSet<>();
    private final List<Triple> mirrors = new ArrayList<>();
    private final Set<Triple> doubtful;

    /**
     * Takes out the facts and all that might rest on them.
     *
     * @param removed kept forms
     * @param stated facts stated by the same change; they hold while the rest is derived again
     */
    Retraction(RuleBook rules, Collection<Triple> removed, Collection<Triple> stated, GraphView view, Meter meter) {
        this.rules = rules;
        this.meter = meter;
        roots.addAll(removed);
        removed.stream()
                .flatMap(fact -> rules.mirror(fact).stream())
                .map(Derivation::conclusion)
                .filter(mirror -> view.contains(mirror) && roots.add(mirror))
                .forEach(mirrors::add);
        this.doubtful = overDelete(view);

        this.rest = new OverlayView(view);
        roots.forEach(rest::remove);
        doubtful.forEach(rest::remove);
        stated.forEach(rest::state);
    }

    /** The view without what went; what still follows is put back by {@link #rederive()}. */
    OverlayView rest() {
        return rest;
    }

    Withdrawals rederive() {
        Matcher matcher = new Matcher(rules, rest, meter);
        Chaining returning = new Chaining(rules, rest, meter);
        List<Triple> candidates = new ArrayList<>(roots);
        candidates.addAll(doubtful);
        rest.expect(new Forecast(rules).supports(doubtful));
        Map<Triple, Derivation> returned = new LinkedHashMap<>();
        boolean again = true;
        while (again && !meter.isExhausted()) {
            again = false;
            for (Triple fact : candidates) {
                if (rest.contains(fact)) {
                    continue;
                }
                Optional<Derivation> support = matcher.concluding(fact, rest);
                if (support.isPresent() && returning.admit(support.get())) {
                    returned.put(fact, support.get());
                    again = true;
                }
            }
        }
        List<Derivation> implied = new ArrayList<>();
        roots.stream().filter(returned::containsKey).map(returned::get).forEach(implied::add);
        implied.addAll(released(matcher));
        return new Withdrawals(
                mirrors,
                doubtful.stream().filter(fact -> !rest.contains(fact)).toList(),
                doubtful.stream()
                        .filter(returned::containsKey)
                        .map(returned::get)
                        .toList(),
                implied,
                meter.isExhausted());
    }

    /** What rules give now that the facts taken back had stood against, and all that follows from it. */
    private List<Derivation> released(Matcher matcher) {
        Chaining released = new Chaining(rules, rest, meter);
        List<Triple> fresh = new ArrayList<>();
        roots.stream().flatMap(root -> couldHaveBlocked(root, matcher)).forEach(derivation -> {
            if (released.admit(derivation)) {
                fresh.add(derivation.conclusion());
            }
        });
        return released.from(fresh).derived();
    }

    private Stream<Derivation> couldHaveBlocked(Triple root, Matcher matcher) {
        Stream<Derivation> sameSlot = matcher.filling(root.subject(), root.relation()).stream();
        if (root.object().isLiteral()) {
            return sameSlot;
        }
        Triple reverse = new Triple(root.object(), root.relation(), root.subject());
        return Stream.concat(sameSlot, matcher.concluding(reverse, rest).stream());
    }

    private Set<Triple> overDelete(GraphView view) {
        OverlayView before = new OverlayView(view);
        roots.stream().filter(root -> !view.contains(root)).forEach(before::state);
        Matcher matcher = new Matcher(rules, before, meter);
        Set<Triple> found = new LinkedHashSet<>();
        Collection<Triple> round = roots;
        while (!round.isEmpty() && !meter.isExhausted()) {
            List<Derivation> derivations = matcher.using(round);
            before.expect(new Forecast(rules).conclusions(derivations));
            List<Triple> next = new ArrayList<>();
            for (Derivation derivation : derivations) {
                Triple conclusion = derivation.conclusion();
                boolean derivedOnly = before.contains(conclusion) && !before.isStated(conclusion);
                if (derivedOnly && !roots.contains(conclusion) && found.add(conclusion) && meter.fact()) {
                    next.add(conclusion);
                }
            }
            round = next;
        }
        return found;
    }
}
