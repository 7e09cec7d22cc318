package io.emend.schema.rules;

import io.emend.schema.KnowledgeSchema;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Computes what follows from, and what goes with, a change of a few facts.
 *
 * <p>Consequences are found by forward chaining from the changed facts alone. Withdrawals follow Gupta, Mumick and
 * Subrahmanian 1993, <i>Maintaining Views Incrementally</i> (delete and re-derive): first everything that might rest on
 * what goes is taken out, then whatever still has a derivation comes back; so a second derivation keeps a fact, and
 * facts that only support each other go together. Deviation: a fact and its mirror (symmetric, inverse) are one
 * statement in two forms and always go together.
 *
 * <p>A stated fact wins against a rule: a conclusion for a single-valued slot that holds another stated object, or whose
 * reverse is stated of an asymmetric relation, is reported as blocked. Mirrors are never blocked; what stands in their
 * way is for the caller to take back in the same change.
 *
 * <p>A step along a relation is seen whichever way round its fact is kept. A fact that only follows by a rule is seen
 * where it has been put into the graph, as every derived fact is. Answers do not depend on the order in which the view
 * answers. Thread-safe.
 */
public final class RuleEngine {
    private final KnowledgeSchema schema;
    private volatile Edition newest;

    /** The rules of one edition of the schema. */
    private record Edition(Object of, RuleBook rules) {}

    public RuleEngine(KnowledgeSchema schema) {
        this.schema = schema;
        this.newest = edition();
    }

    private Edition edition() {
        KnowledgeSchema frozen = schema.frozen();
        return new Edition(frozen.edition(), new RuleBook(frozen));
    }

    private RuleBook rules() {
        Edition known = newest;
        if (known.of() != schema.edition()) {
            known = edition();
            newest = known;
        }
        return known.rules();
    }

    /** The fact as it is kept: one stated under an inverse name has its ends swapped. */
    public Triple canonical(Triple fact) {
        return rules().canonical(fact);
    }

    /** The fact that says the same read backwards, when the graph keeps both directions. */
    public Optional<Triple> mirror(Triple fact) {
        RuleBook rules = rules();
        return rules.mirror(rules.canonical(fact)).map(Derivation::conclusion);
    }

    /** What follows from one fact, and from what follows from it, and so on, within the usual budget. */
    public Consequences consequences(Triple fact, GraphView view) {
        return consequences(List.of(fact), view, Budget.DEFAULT);
    }

    /**
     * What follows from facts, and from what follows from them, and so on.
     *
     * @param facts taken as stated, whether the view has them or not
     * @param view the graph without what the same change takes back
     */
    public Consequences consequences(Collection<Triple> facts, GraphView view, Budget budget) {
        RuleBook rules = rules();
        return consequences(rules, kept(rules, facts), new OverlayView(view), new Meter(budget));
    }

    /** What goes with one fact, within the usual budget. */
    public Withdrawals withdrawals(Triple removed, GraphView view) {
        return change(List.of(removed), List.of(), view, Budget.DEFAULT).withdrawals();
    }

    /**
     * What a whole change brings about: some facts taken back, others stated in their place.
     *
     * @param removed the facts that go
     * @param stated the facts that come
     * @param view the graph as it is before
     */
    public Change change(Collection<Triple> removed, Collection<Triple> stated, GraphView view, Budget budget) {
        RuleBook rules = rules();
        Meter meter = new Meter(budget);
        List<Triple> going = kept(rules, removed);
        List<Triple> coming = kept(rules, stated);
        view.expect(new Forecast(rules).change(going, coming));
        Retraction retraction = new Retraction(rules, going, coming, view, meter);
        Withdrawals withdrawals = retraction.rederive();
        return new Change(withdrawals, consequences(rules, coming, retraction.rest(), meter));
    }

    /** What {@link #change} begins by asking its view when facts are stated; to be read ahead with what else is. */
    public Collection<Lookup> foresee(Collection<Triple> stated) {
        RuleBook rules = rules();
        return new Forecast(rules).change(List.of(), kept(rules, stated));
    }

    private static Consequences consequences(RuleBook rules, List<Triple> facts, OverlayView visible, Meter meter) {
        facts.forEach(visible::state);
        return new Chaining(rules, visible, meter).from(facts).consequences();
    }

    private static List<Triple> kept(RuleBook rules, Collection<Triple> facts) {
        return facts.stream().map(rules::canonical).distinct().sorted().toList();
    }
}
