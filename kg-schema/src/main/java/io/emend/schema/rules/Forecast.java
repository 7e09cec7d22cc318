package io.emend.schema.rules;

import io.emend.schema.RelationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the rules will ask of a view, as far as facts alone tell it: their first steps, before anything was found. */
final class Forecast {
    private final RuleBook rules;

    Forecast(RuleBook rules) {
        this.rules = rules;
    }

    /** What a change is worked out from. */
    Set<Lookup> change(Collection<Triple> removed, Collection<Triple> stated) {
        Set<Lookup> lookups = new LinkedHashSet<>(uses(stated));
        lookups.addAll(uses(removed));
        for (Triple fact : removed) {
            List<Triple> roots = new ArrayList<>(List.of(fact));
            rules.mirror(fact).ifPresent(mirror -> roots.add(mirror.conclusion()));
            for (Triple root : roots) {
                lookups.add(new Lookup.Stating(root));
                lookups.addAll(supports(List.of(root)));
                if (!root.object().isLiteral()) {
                    lookups.addAll(supports(List.of(new Triple(root.object(), root.relation(), root.subject()))));
                }
            }
        }
        return lookups;
    }

    /** The steps beside facts in the rules that use them. */
    Set<Lookup> uses(Collection<Triple> facts) {
        Set<Lookup> lookups = new LinkedHashSet<>();
        for (Triple fact : facts) {
            for (RuleBook.Reading reading : rules.readings(fact)) {
                for (RuleBook.Use use : rules.uses(reading.relation())) {
                    List<RelationId> body = use.rule().body();
                    if (use.step() > 0) {
                        lookups.addAll(step(reading.from(), body.get(use.step() - 1), false));
                    }
                    if (use.step() + 1 < body.size()) {
                        lookups.addAll(step(reading.to(), body.get(use.step() + 1), true));
                    }
                }
            }
        }
        return lookups;
    }

    /** What else may say facts: their mirrors, and the first steps of rules that conclude them. */
    Set<Lookup> supports(Collection<Triple> facts) {
        Set<Lookup> lookups = new LinkedHashSet<>();
        for (Triple fact : facts) {
            rules.mirror(fact).ifPresent(mirror -> lookups.add(new Lookup.Stating(mirror.conclusion())));
            for (RuleBook.Reading reading : rules.readings(fact)) {
                for (Rule rule : rules.rulesFor(reading.relation())) {
                    lookups.addAll(step(reading.from(), rule.body().getFirst(), true));
                }
            }
        }
        return lookups;
    }

    /** A step along a relation, or against it, in every form in which its facts are kept. */
    List<Lookup> step(NodeId node, RelationId relation, boolean forward) {
        List<Lookup> lookups = new ArrayList<>();
        for (RuleBook.Form form : rules.forms(relation)) {
            boolean alongStored = forward != form.swapped();
            if (!alongStored) {
                lookups.add(new Lookup.Subjects(form.stored(), node));
            } else if (!node.isLiteral()) {
                lookups.add(new Lookup.Objects(node, form.stored()));
            }
        }
        return lookups;
    }

    /** Whether a conclusion is there already, and what could stand against it. */
    Set<Lookup> conclusions(Collection<Derivation> derivations) {
        Set<Lookup> lookups = new LinkedHashSet<>();
        for (Derivation derivation : derivations) {
            Triple fact = derivation.conclusion();
            lookups.add(new Lookup.Stating(fact));
            if (!derivation.kind().isMirror()) {
                rules.relation(fact.relation()).ifPresent(relation -> {
                    if (relation.functional()) {
                        lookups.add(new Lookup.Objects(fact.subject(), fact.relation()));
                    }
                    if (relation.asymmetric() && !fact.object().isLiteral()) {
                        lookups.add(new Lookup.Stating(new Triple(fact.object(), fact.relation(), fact.subject())));
                    }
                });
            }
        }
        return lookups;
    }
}
