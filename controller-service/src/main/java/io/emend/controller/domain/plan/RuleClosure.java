package io.emend.controller.domain.plan;

import io.emend.contract.knowledge.Value;
import io.emend.controller.domain.graph.DraftGraph;
import io.emend.controller.domain.graph.Planned;
import io.emend.controller.domain.graph.Slot;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.rules.Budget;
import io.emend.schema.rules.Change;
import io.emend.schema.rules.Consequences;
import io.emend.schema.rules.Derivation;
import io.emend.schema.rules.NodeId;
import io.emend.schema.rules.OverlayView;
import io.emend.schema.rules.RuleEngine;
import io.emend.schema.rules.Triple;
import io.emend.schema.rules.Withdrawals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries a draft's changes through the rules: what no longer follows is retracted, what follows from other premises gets
 * those, what follows anew is added, each fact once.
 *
 * <p>A stated fact gives way to a rule only if it said what the rule gave before the edit; one that was stated against the
 * rule, or without it, stays.
 */
final class RuleClosure {
    private final RuleEngine rules;
    private final Budget budget;

    RuleClosure(RuleEngine rules, Budget budget) {
        this.rules = rules;
        this.budget = budget;
    }

    void apply(PlanDraft draft) {
        if (draft.graph().added().isEmpty() && draft.graph().removed().isEmpty()) {
            return;
        }
        Change change = change(draft);
        while (retractStaleBlockers(draft, change.consequences().blocked())) {
            change = change(draft);
        }
        if (change.truncated()) {
            draft.note(draft.explain().tooMuchFollows(budget.facts()));
            return;
        }
        List<StatementRecord> stale = withdraw(draft, change.withdrawals());
        learnNames(draft, change);
        change.withdrawals().implied().forEach(derivation -> conclude(draft, derivation, stale));
        change.consequences().derived().forEach(derivation -> conclude(draft, derivation, stale));
        stale.forEach(
                fact -> draft.note(draft.explain().reDerived(draft.naming().fact(fact), null)));
        for (Consequences.Blocked blocked : change.consequences().blocked()) {
            warn(draft, blocked);
        }
    }

    private Change change(PlanDraft draft) {
        DraftGraph graph = draft.graph();
        return rules.change(
                triples(graph.removed()), triples(graph.added()), new RuleGraphView(graph.before()), budget);
    }

    private boolean retractStaleBlockers(PlanDraft draft, List<Consequences.Blocked> blocked) {
        boolean any = false;
        for (Consequences.Blocked block : blocked) {
            Optional<StatementRecord> stated = RuleGraphView.find(block.by(), draft.graph())
                    .filter(statement -> !Planned.is(statement))
                    .filter(statement -> followedBefore(block.by(), draft.graph()));
            if (stated.isPresent()) {
                String now = draft.naming()
                        .value(block.derivation().conclusion().object().value());
                draft.retract(
                        stated.get(), draft.explain().reDerived(draft.naming().fact(stated.get()), now));
                any = true;
            }
        }
        return any;
    }

    /** Whether a rule gave the fact from what the draft takes away. */
    private boolean followedBefore(Triple fact, DraftGraph graph) {
        List<StatementRecord> gone = graph.removed();
        if (gone.isEmpty()) {
            return false;
        }
        OverlayView without = new OverlayView(new RuleGraphView(graph.before())).remove(fact);
        return rules.consequences(triples(gone), without, budget).derived().stream()
                .anyMatch(derivation -> derivation.conclusion().equals(fact));
    }

    /** Takes out what no longer follows, and returns it. */
    private static List<StatementRecord> withdraw(PlanDraft draft, Withdrawals withdrawals) {
        DraftGraph graph = draft.graph();
        for (Triple mirror : withdrawals.mirrors()) {
            RuleGraphView.find(mirror, graph)
                    .filter(statement -> !Planned.is(statement))
                    .ifPresent(graph::remove);
        }
        List<StatementRecord> stale = new ArrayList<>();
        for (Triple withdrawn : withdrawals.withdrawn()) {
            RuleGraphView.find(withdrawn, graph)
                    .filter(StatementRecord::isDerived)
                    .filter(graph::remove)
                    .ifPresent(stale::add);
        }
        for (Derivation kept : withdrawals.kept()) {
            RuleGraphView.find(kept.conclusion(), graph)
                    .filter(StatementRecord::isDerived)
                    .filter(statement -> !statement.derivedFrom().stream().allMatch(graph::isLive))
                    .ifPresent(statement ->
                            draft.replace(statement, Planned.withPremises(statement, premises(kept, graph)), true));
        }
        return stale;
    }

    /** Of objects that no premise names. */
    private static void learnNames(PlanDraft draft, Change change) {
        draft.naming()
                .learn(Stream.concat(change.withdrawals().implied().stream(), change.consequences().derived().stream())
                        .filter(derivation -> derivation.premises().stream()
                                .noneMatch(premise -> premise.object()
                                        .equals(derivation.conclusion().object())))
                        .map(derivation -> derivation.conclusion().object())
                        .filter(object -> !object.isLiteral())
                        .map(NodeId::value)
                        .collect(Collectors.toSet()));
    }

    private static void conclude(PlanDraft draft, Derivation derivation, List<StatementRecord> stale) {
        DraftGraph graph = draft.graph();
        Triple fact = derivation.conclusion();
        if (RuleGraphView.find(fact, graph).isPresent()) {
            return;
        }
        Value object = object(draft, derivation);
        Slot slot = new Slot(fact.subject().value(), fact.relation().value());
        stale.stream().filter(old -> Slot.of(old).equals(slot)).findFirst().ifPresent(old -> {
            stale.remove(old);
            draft.note(draft.explain()
                    .reDerived(
                            draft.naming().fact(old),
                            draft.naming().value(fact.object().value())));
        });
        graph.add(
                Planned.derived(draft.author(), slot.subject(), slot.relation(), object, premises(derivation, graph)));
    }

    private static void warn(PlanDraft draft, Consequences.Blocked blocked) {
        String derived =
                draft.naming().value(blocked.derivation().conclusion().object().value());
        RuleGraphView.find(blocked.by(), draft.graph())
                .ifPresent(stated -> draft.note(
                        draft.explain().statedAgainstRule(draft.naming().fact(stated), derived)));
    }

    private static List<String> premises(Derivation derivation, DraftGraph graph) {
        return derivation.premises().stream()
                .flatMap(premise -> RuleGraphView.find(premise, graph).stream())
                .map(StatementRecord::id)
                .toList();
    }

    /** The object of a conclusion: a literal stands in one of the premises, an entity has its own name. */
    private static Value object(PlanDraft draft, Derivation derivation) {
        String wanted = derivation.conclusion().object().value();
        for (Triple premise : derivation.premises()) {
            Optional<Value> found = RuleGraphView.find(premise, draft.graph())
                    .map(StatementRecord::object)
                    .filter(value -> value.canonical().equals(wanted));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Value.Entity(wanted, draft.naming().value(wanted));
    }

    private static List<Triple> triples(List<StatementRecord> statements) {
        return statements.stream().map(RuleGraphView::triple).toList();
    }
}
