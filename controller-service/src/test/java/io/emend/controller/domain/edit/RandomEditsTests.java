package io.emend.controller.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.controller.domain.graph.CurrentGraph;
import io.emend.controller.domain.plan.EditPlan;
import io.emend.controller.domain.review.OpenPolicy;
import io.emend.controller.domain.screening.Screener;
import io.emend.controller.fixture.CodexExtract;
import io.emend.controller.fixture.World;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A thousand random edits: after each, the whole graph is compared with the one before. What is different is a fact of the
 * edited slot, one that cannot stand beside the new fact by its relation's traits, or one that a rule concludes from those.
 */
final class RandomEditsTests {
    private static final int EDITS = 1_000;
    private static final long SEED = 20_260_101;

    private final World world = CodexExtract.loadInto(new World(Screener.NONE, new OpenPolicy(), 0));
    private final Map<String, Set<String>> heads = headsOfRules();

    @Test
    void changeNothingBesideTheirSlotsAndWhatFollows() {
        Random random = new Random(SEED);
        List<StatementRecord> facts = new ArrayList<>();
        world.ports.knowledge().forEachLive(facts::add);
        Map<String, List<String>> objects = new HashMap<>();
        facts.forEach(fact -> objects.computeIfAbsent(fact.relation(), relation -> new ArrayList<>())
                .add(fact.object().canonical()));
        Set<String> before = live();
        int changed = 0;
        for (int i = 0; i < EDITS; i++) {
            StatementRecord fact = facts.get(random.nextInt(facts.size()));
            List<String> choice = Objects.requireNonNull(objects.get(fact.relation()));
            String object = choice.get(random.nextInt(choice.size()));
            if (isRefused(fact, object)) {
                continue;
            }
            world.state(World.ALICE, fact.subject(), fact.relation(), object);
            Set<String> after = live();
            String edit = fact.subject() + ' ' + fact.relation() + ' ' + object;

            assertThat(after).as(edit).contains(edit);
            Set<String> different = new TreeSet<>();
            for (String line : before) {
                if (!after.contains(line)) {
                    different.add(line);
                }
            }
            for (String line : after) {
                if (!before.contains(line)) {
                    different.add(line);
                }
            }
            assertThat(different).as("difference after %s", edit).allMatch(line -> mayChange(line, fact, object));
            changed += different.isEmpty() ? 0 : 1;
            before = after;
        }
        assertThat(changed).isGreaterThan(EDITS / 2);
    }

    private Set<String> live() {
        Set<String> lines = new HashSet<>();
        world.ports
                .knowledge()
                .forEachLive(fact -> lines.add(fact.subject()
                        + ' '
                        + fact.relation()
                        + ' '
                        + fact.object().canonical()));
        return lines;
    }

    private boolean isRefused(StatementRecord fact, String object) {
        EditPlan plan = world.planner.plan(
                world.resolver.resolve(World.request(fact.subject(), fact.relation(), object)),
                new CurrentGraph(world.ports.knowledge()),
                "alice");
        return plan.isRefused();
    }

    /** Whether a fact is of the edited slot, of what the traits of its relation touch, or of a rule's conclusion. */
    private boolean mayChange(String line, StatementRecord edited, String object) {
        String[] fact = line.split(" ", 3);
        Relation relation =
                World.SCHEMA.relation(RelationId.of(edited.relation())).orElseThrow();
        boolean sameSlot = fact[0].equals(edited.subject()) && fact[1].equals(edited.relation());
        Set<String> kin = new HashSet<>();
        if (relation.symmetric() || relation.asymmetric()) {
            kin.add(edited.relation());
        }
        relation.inverse().ifPresent(inverse -> kin.add(inverse.value()));
        boolean traits = kin.contains(fact[1])
                && (fact[0].equals(object)
                        || fact[2].equals(edited.subject())
                        || fact[2].equals(object)
                        || fact[0].equals(edited.subject()));
        boolean thirdParty = fact[1].equals(edited.relation()) && fact[2].equals(object);
        boolean concluded = heads.getOrDefault(edited.relation(), Set.of()).contains(fact[1]);
        return sameSlot || traits || thirdParty || concluded;
    }

    /** For each relation, those that rules conclude from it in one step or several. */
    private static Map<String, Set<String>> headsOfRules() {
        Map<String, Set<String>> direct = new HashMap<>();
        List<Relation> all = new ArrayList<>(World.SCHEMA.relations());
        all.addAll(World.SCHEMA.inverseNames());
        for (Relation head : all) {
            String name = head.storedAs().orElse(head.id()).value();
            head.chains()
                    .forEach(chain -> chain.steps().forEach(step -> {
                        direct.computeIfAbsent(step.value(), body -> new HashSet<>())
                                .add(name);
                        World.SCHEMA
                                .relation(step)
                                .flatMap(Relation::storedAs)
                                .ifPresent(stored -> direct.computeIfAbsent(stored.value(), body -> new HashSet<>())
                                        .add(name));
                        World.SCHEMA
                                .relation(step)
                                .flatMap(Relation::inverse)
                                .ifPresent(inverse -> direct.computeIfAbsent(inverse.value(), body -> new HashSet<>())
                                        .add(name));
                    }));
            if (head.transitive()) {
                direct.computeIfAbsent(name, body -> new HashSet<>()).add(name);
            }
            head.inverse()
                    .ifPresent(inverse -> direct.computeIfAbsent(name, body -> new HashSet<>())
                            .add(inverse.value()));
        }
        Map<String, Set<String>> closed = new HashMap<>();
        direct.keySet().forEach(relation -> closed.put(relation, reach(relation, direct)));
        return closed;
    }

    private static Set<String> reach(String from, Map<String, Set<String>> direct) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(direct.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (reached.add(next)) {
                open.addAll(direct.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}
