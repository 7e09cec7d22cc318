package io.emend.controller.domain.screening;

import io.emend.access.Role;
import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.contract.knowledge.Reference;
import io.emend.contract.knowledge.Source;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.fixture.World;
import io.emend.graph.statement.StatementRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scripts of what attackers, and one of what honest authors, do. The same script every time. */
final class Attacks {
    private static final long SEED = 20_260_303;
    private static final String BORN_IN = "P19";
    private static final String RESIDENCE = "P551";
    private static final String OCCUPATION = "P106";
    private static final String INFLUENCED_BY = "P737";

    private final Random random = new Random(SEED);
    private final List<StatementRecord> births;
    private final List<String> people;
    private final List<String> places;
    private final List<String> occupations;

    /** @param world where the facts are that attackers falsify */
    Attacks(World world) {
        List<StatementRecord> facts = new ArrayList<>();
        world.ports.knowledge().forEachLive(facts::add);
        facts.sort(Comparator.comparing(StatementRecord::id));
        this.births = of(facts, BORN_IN);
        this.people = of(facts, OCCUPATION).stream()
                .map(StatementRecord::subject)
                .distinct()
                .toList();
        this.places = births.stream()
                .map(fact -> fact.object().canonical())
                .distinct()
                .toList();
        this.occupations = of(facts, OCCUPATION).stream()
                .map(fact -> fact.object().canonical())
                .distinct()
                .toList();
    }

    /**
     * One edit of a script.
     *
     * @param pause time since the step before
     * @param counts whether it belongs to what is counted, or only leads up to it
     */
    record Step(Duration pause, Author author, EditRequest request, boolean counts) {}

    /** What somebody does, under its name in the report. */
    record Script(String name, List<Step> steps) {}

    List<Script> all() {
        return List.of(
                new Script("misinformation burst, 1 new account", misinformation()),
                new Script("100 new accounts, 1 false fact each", sybils()),
                new Script("slow drip, 1 false fact every 6 h", drip()),
                new Script("edit war, 2 accounts, 1 slot", war()),
                new Script("flood, 1 object on many subjects", flood()),
                new Script("sleeper: 20 harmless, 40 false 12 h later", sleeper(Duration.ofHours(12))),
                new Script("sleeper: 20 harmless, 40 false 5 days later", sleeper(Duration.ofDays(5))),
                new Script("honest: 5 authors over 8 days", honest()));
    }

    private List<Step> misinformation() {
        Author author = editor("myth");
        return statements().stream()
                .map(row -> new Step(
                        Duration.ofSeconds(5),
                        author,
                        new EditRequest(
                                List.of(Operation.assertion(
                                        Reference.id("new:" + row.get("subject").asString()),
                                        Reference.id(INFLUENCED_BY),
                                        ObjectReference.id(
                                                "new:" + row.get("object").asString()))),
                                new Source(null, null, row.get("statement").asString()),
                                null,
                                null,
                                null),
                        true))
                .toList();
    }

    private List<Step> sybils() {
        return IntStream.range(0, 100)
                .mapToObj(i -> new Step(
                        Duration.ofSeconds(20), editor("sybil" + i), falseBirth(births.get(i % births.size())), true))
                .toList();
    }

    private List<Step> drip() {
        Author author = editor("drip");
        return births.subList(0, 60).stream()
                .map(fact -> new Step(Duration.ofHours(6), author, falseBirth(fact), true))
                .toList();
    }

    private List<Step> war() {
        StatementRecord contested = births.getFirst();
        return IntStream.range(0, 40)
                .mapToObj(i -> new Step(
                        Duration.ofMinutes(1),
                        editor(i % 2 == 0 ? "war1" : "war2"),
                        World.request(contested.subject(), BORN_IN, places.get(1 + i % 2)),
                        true))
                .toList();
    }

    private List<Step> flood() {
        Author author = editor("flood");
        String pushed = places.getLast();
        return births.stream()
                .map(fact ->
                        new Step(Duration.ofSeconds(1), author, World.request(fact.subject(), RESIDENCE, pushed), true))
                .toList();
    }

    private List<Step> sleeper(Duration sleep) {
        Author author = editor("sleeper");
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            steps.add(new Step(Duration.ofMinutes(2), author, addition(), false));
        }
        for (int i = 0; i < 40; i++) {
            steps.add(new Step(i == 0 ? sleep : Duration.ofMinutes(1), author, falseBirth(births.get(i)), true));
        }
        return steps;
    }

    /** Mostly additions, now and then a correction. */
    private List<Step> honest() {
        List<Step> steps = new ArrayList<>();
        for (int day = 0; day < 8; day++) {
            for (int author = 0; author < 5; author++) {
                for (int i = 0; i < 4; i++) {
                    EditRequest request = i == 3 ? falseBirth(births.get(5 * day + author)) : addition();
                    steps.add(new Step(Duration.ofMinutes(72), editor("honest" + author), request, true));
                }
            }
        }
        return steps;
    }

    private EditRequest addition() {
        return World.request(
                people.get(random.nextInt(people.size())),
                OCCUPATION,
                occupations.get(random.nextInt(occupations.size())));
    }

    private EditRequest falseBirth(StatementRecord fact) {
        String place = places.get(random.nextInt(places.size()));
        while (place.equals(fact.object().canonical())) {
            place = places.get(random.nextInt(places.size()));
        }
        return World.request(fact.subject(), BORN_IN, place);
    }

    private static Author editor(String name) {
        return new Author(name, Role.EDITOR, "key-" + name);
    }

    private static List<StatementRecord> of(List<StatementRecord> facts, String relation) {
        return facts.stream().filter(fact -> fact.relation().equals(relation)).toList();
    }

    private static List<JsonNode> statements() {
        try (InputStream in = Attacks.class.getResourceAsStream("/editing_attack/misinformation.jsonl")) {
            String lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return lines.lines().map(JsonMapper.shared()::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
