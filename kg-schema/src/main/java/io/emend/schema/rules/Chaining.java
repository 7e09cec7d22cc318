package io.emend.schema.rules;

import io.emend.schema.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Forward chaining from a few facts of a view, to which it adds what it derives. */
final class Chaining {
    private final RuleBook rules;
    private final OverlayView view;
    private final Meter meter;
    private final Matcher matcher;
    private final Map<Triple, Derivation> derived = new LinkedHashMap<>();
    private final Set<Derivation> reinforced = new LinkedHashSet<>();
    private final Set<Consequences.Blocked> blocked = new LinkedHashSet<>();

    Chaining(RuleBook rules, OverlayView view, Meter meter) {
        this.rules = rules;
        this.view = view;
        this.meter = meter;
        this.matcher = new Matcher(rules, view, meter);
    }

    /** Derives all that follows from facts of the view. */
    Chaining from(Collection<Triple> facts) {
        Set<Triple> started = new LinkedHashSet<>(facts);
        Collection<Triple> round = started;
        while (!round.isEmpty() && !meter.isExhausted()) {
            List<Derivation> found = matcher.using(round);
            view.expect(new Forecast(rules).conclusions(found));
            List<Triple> next = new ArrayList<>();
            for (Derivation derivation : found) {
                Triple conclusion = derivation.conclusion();
                if (!view.contains(conclusion)) {
                    if (admit(derivation)) {
                        next.add(conclusion);
                    }
                } else if (!started.contains(conclusion) && !derived.containsKey(conclusion)) {
                    reinforced.add(derivation);
                }
            }
            round = next;
        }
        return this;
    }

    /** Adds a conclusion to the view, unless a stated fact speaks against it or the budget is spent. */
    boolean admit(Derivation derivation) {
        Optional<Triple> objection = objection(derivation);
        if (objection.isPresent()) {
            blocked.add(new Consequences.Blocked(derivation, objection.get()));
            return false;
        }
        if (view.contains(derivation.conclusion()) || !meter.fact()) {
            return false;
        }
        view.derive(derivation.conclusion());
        derived.put(derivation.conclusion(), derivation);
        return true;
    }

    List<Derivation> derived() {
        return List.copyOf(derived.values());
    }

    Consequences consequences() {
        return new Consequences(derived(), List.copyOf(reinforced), List.copyOf(blocked), meter.isExhausted());
    }

    /** The stated fact that keeps a rule's conclusion from holding: a single-valued slot taken, or the reverse stated. */
    private Optional<Triple> objection(Derivation derivation) {
        Triple conclusion = derivation.conclusion();
        Optional<Relation> relation = rules.relation(conclusion.relation());
        if (derivation.kind().isMirror() || relation.isEmpty()) {
            return Optional.empty();
        }
        if (relation.get().functional()) {
            Optional<Triple> taken = view.objects(conclusion.subject(), conclusion.relation()).stream()
                    .sorted()
                    .filter(object -> !object.equals(conclusion.object()))
                    .map(object -> new Triple(conclusion.subject(), conclusion.relation(), object))
                    .filter(view::isStated)
                    .findFirst();
            if (taken.isPresent()) {
                return taken;
            }
        }
        return relation.get().asymmetric() && !conclusion.object().isLiteral()
                ? Optional.of(new Triple(conclusion.object(), conclusion.relation(), conclusion.subject()))
                        .filter(view::isStated)
                : Optional.empty();
    }
}
