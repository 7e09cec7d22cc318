package io.emend.schema.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.schema.KnowledgeSchema;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the engine against a closure computed the naive way, on random graphs over relations of every shape. */
class RuleClosureTests {
    private static final int TRIALS = 150;
    private static final List<String> STATED = List.of("back", "forth", "grown", "near", "part", "within");

    private final RuleEngine engine = new RuleEngine(schema());

    @Test
    void closesTheSameWayInAnyOrderOfInsertion() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Random random = new Random(trial);
            List<Triple> facts = randomFacts(random);
            Set<Triple> expected = naiveClosure(facts);

            for (int order = 0; order < 3; order++) {
                Collections.shuffle(facts, random);
                MemoryGraph graph = new MemoryGraph();
                facts.forEach(fact -> graph.state(fact, engine));

                assertThat(graph.facts()).as("trial %d", trial).isEqualTo(expected);
            }
        }
    }

    @Test
    void closesAllAtOnceAsOneByOne() {
        for (int trial = 0; trial < TRIALS; trial++) {
            List<Triple> facts = randomFacts(new Random(trial));

            Consequences consequences = engine.consequences(facts, new MemoryGraph(), Budget.DEFAULT);

            Set<Triple> all = new TreeSet<>(facts);
            consequences.derived().forEach(derivation -> all.add(derivation.conclusion()));
            assertThat(all).as("trial %d", trial).isEqualTo(naiveClosure(facts));
        }
    }

    @Test
    void givesEveryDerivedFactPremisesThatComeBeforeIt() {
        for (int trial = 0; trial < TRIALS; trial++) {
            List<Triple> facts = randomFacts(new Random(trial));

            Set<Triple> known = new HashSet<>(facts);
            for (Derivation derivation : engine.consequences(facts, new MemoryGraph(), Budget.DEFAULT)
                    .derived()) {
                assertThat(known).as("trial %d", trial).containsAll(derivation.premises());
                known.add(derivation.conclusion());
            }
        }
    }

    @Test
    void leavesExactlyWhatStillFollowsAfterEachRetraction() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Random random = new Random(trial);
            List<Triple> facts = randomFacts(random);
            MemoryGraph graph = new MemoryGraph();
            facts.forEach(fact -> graph.state(fact, engine));

            List<Triple> left = new ArrayList<>(facts);
            while (!left.isEmpty()) {
                Triple gone = left.remove(random.nextInt(left.size()));
                engine.mirror(gone).ifPresent(left::remove);
                graph.retract(gone, engine);

                assertThat(graph.facts()).as("trial %d without %s", trial, gone).isEqualTo(naiveClosure(left));
            }
        }
    }

    @Test
    void answersTheSameWhateverTheOrderOfTheView() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Random random = new Random(trial);
            List<Triple> facts = randomFacts(random);
            Triple last = facts.removeLast();
            Consequences first = engine.consequences(last, MemoryGraph.of(facts.toArray(Triple[]::new)));

            Collections.shuffle(facts, random);

            assertThat(engine.consequences(last, MemoryGraph.of(facts.toArray(Triple[]::new))))
                    .isEqualTo(first);
        }
    }

    private static List<Triple> randomFacts(Random random) {
        Set<Triple> facts = new TreeSet<>();
        int size = 4 + random.nextInt(9);
        while (facts.size() < size) {
            String relation = STATED.get(random.nextInt(STATED.size()));
            String subject = "n" + random.nextInt(5);
            String object = "n" + random.nextInt(5);
            if (!relation.equals("near") || !subject.equals(object)) {
                facts.add(Triple.of(subject, relation, object));
            }
        }
        return new ArrayList<>(facts);
    }

    /** Applies every rule to every combination of facts until nothing new comes; knows the rules by heart. */
    private static Set<Triple> naiveClosure(Collection<Triple> facts) {
        Set<Triple> all = new TreeSet<>(facts);
        int before;
        do {
            before = all.size();
            for (Triple a : List.copyOf(all)) {
                switch (a.relation().value()) {
                    case "near" -> all.add(fact(a.object(), "near", a.subject()));
                    case "forth" -> all.add(fact(a.object(), "back", a.subject()));
                    case "back" -> all.add(fact(a.object(), "forth", a.subject()));
                    case "part" -> all.add(fact(a.subject(), "within", a.object()));
                    default -> {}
                }
                for (Triple b : List.copyOf(all)) {
                    if (a.object().equals(b.subject())) {
                        switch (a.relation() + " " + b.relation()) {
                            case "within within" -> all.add(fact(a.subject(), "within", b.object()));
                            case "grown within" -> all.add(fact(a.subject(), "grown", b.object()));
                            case "forth grown" -> all.add(fact(a.subject(), "single", b.object()));
                            case "near forth" ->
                                all.stream()
                                        .filter(c -> c.relation().value().equals("within"))
                                        .filter(c -> c.subject().equals(b.object()))
                                        .toList()
                                        .forEach(c -> all.add(fact(a.subject(), "long", c.object())));
                            default -> {}
                        }
                    }
                }
            }
        } while (all.size() > before);
        return all;
    }

    private static Triple fact(NodeId subject, String relation, NodeId object) {
        return Triple.of(subject.value(), relation, object.value());
    }

    private static KnowledgeSchema schema() {
        URI file =
                URI.create(Objects.requireNonNull(RuleClosureTests.class.getResource("/emend/schema/rule-shapes.ttl"))
                        .toString());
        return KnowledgeSchema.load(List.of(Path.of(file)));
    }
}
