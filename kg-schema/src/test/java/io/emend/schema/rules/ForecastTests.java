package io.emend.schema.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.schema.KnowledgeSchema;
import io.emend.schema.RelationId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForecastTests {
    private final RuleEngine engine = new RuleEngine(KnowledgeSchema.load());

    @Test
    void whatAReplacementAsksIsToldAheadInAFewMessages() {
        Triple old = Triple.of("Ann", "P26", "Bob");
        Told view = new Told(MemoryGraph.of(
                old,
                Triple.of("Bob", "P26", "Ann"),
                Triple.of("Utopia", "P35", "Ann"),
                Triple.of("Land", "P35", "Ann")));

        Change change = engine.change(List.of(old), List.of(Triple.of("Ann", "P26", "Cid")), view, Budget.DEFAULT);

        assertThat(change.consequences().derived()).isNotEmpty();
        assertThat(view.untold).isEmpty();
        assertThat(view.messages).isLessThan(view.asked.size() / 2);
    }

    @Test
    void whatIsFoundOnTheWayIsToldRoundByRound() {
        Told view = new Told(MemoryGraph.of(
                Triple.of("House", "P131", "Street"),
                Triple.of("Yard", "P131", "Street"),
                Triple.of("Town", "P131", "Land"),
                Triple.of("Land", "P17", "Utopia")));

        engine.change(List.of(), List.of(Triple.of("Street", "P131", "Town")), view, Budget.DEFAULT);

        assertThat(view.untold).isEmpty();
        assertThat(view.messages).isLessThan(view.asked.size() / 2);
    }

    @Test
    void whatFollowsDoesNotDependOnWhetherTheViewListens() {
        MemoryGraph graph = MemoryGraph.of(Triple.of("Town", "P131", "Land"), Triple.of("Land", "P17", "Utopia"));
        Triple fact = Triple.of("Street", "P131", "Town");

        assertThat(engine.consequences(fact, new Told(graph)).derived())
                .isEqualTo(engine.consequences(fact, graph).derived());
    }

    /** A view that notes what it was told ahead, in how many messages with something new, and what it was asked all the same. */
    private static final class Told implements GraphView {
        private final GraphView graph;
        private final Set<Lookup> told = new HashSet<>();
        private final Set<Lookup> asked = new HashSet<>();
        private final Set<Lookup> untold = new LinkedHashSet<>();
        private int messages;

        Told(GraphView graph) {
            this.graph = graph;
        }

        @Override
        public void expect(Collection<Lookup> lookups) {
            messages += told.addAll(lookups) ? 1 : 0;
        }

        @Override
        public Collection<NodeId> objects(NodeId subject, RelationId relation) {
            note(new Lookup.Objects(subject, relation));
            return graph.objects(subject, relation);
        }

        @Override
        public Collection<NodeId> subjects(RelationId relation, NodeId object) {
            note(new Lookup.Subjects(relation, object));
            return graph.subjects(relation, object);
        }

        @Override
        public boolean isStated(Triple fact) {
            noteFact(fact);
            return graph.isStated(fact);
        }

        @Override
        public boolean contains(Triple fact) {
            noteFact(fact);
            return graph.contains(fact);
        }

        private void noteFact(Triple fact) {
            if (!told.contains(new Lookup.Objects(fact.subject(), fact.relation()))) {
                note(new Lookup.Stating(fact));
            }
        }

        private void note(Lookup lookup) {
            asked.add(lookup);
            if (!told.contains(lookup)) {
                untold.add(lookup);
            }
        }
    }
}
