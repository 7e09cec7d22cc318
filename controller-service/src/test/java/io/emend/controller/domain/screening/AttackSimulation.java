package io.emend.controller.domain.screening;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.controller.domain.review.OpenPolicy;
import io.emend.controller.fixture.CodexExtract;
import io.emend.controller.fixture.World;
import io.emend.controller.screening.MaxentToxicityModel;
import io.emend.controller.screening.RuleFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Attacks on a graph that starts as an extract of CodEx, without and with each defence, in simulated time, while no reviewer
 * looks. Counted is what is applied, for what is applied is written into the weights.
 *
 * <p>{@code AttackSimulation} prints a table for {@code docs/screening.md}.
 */
final class AttackSimulation {
    private static final TextScreen TEXTS = new TextScreen(MaxentToxicityModel.bundled(), 0.5, 0.9);
    private static final int WAR = 3;

    private AttackSimulation() {}

    /** A set of rules to try, and the returns to an earlier value that make an edit war. */
    record Defence(String name, RuleSet rules, int flips) {}

    /** How many of a script's steps were applied, of how many. */
    record Outcome(int applied, int steps) {}

    public static void main(String[] args) throws IOException {
        print(System.out, all());
    }

    /** No defence, each rule of the guarded set alone, the usual set, the guarded set. */
    static List<Defence> all() throws IOException {
        RuleSet usual = read("rules.json");
        RuleSet guarded = read("rules-guarded.json");
        List<Defence> defences = new ArrayList<>();
        defences.add(new Defence("none", only(guarded, List.of()), 0));
        for (RuleSetting rule : guarded.rules()) {
            defences.add(new Defence(rule.id(), only(guarded, List.of(rule)), 0));
        }
        defences.add(new Defence("edit-war check", only(guarded, List.of()), WAR));
        defences.add(new Defence("rules.json", usual, WAR));
        defences.add(new Defence("rules-guarded.json", guarded, WAR));
        return defences;
    }

    static Map<String, Outcome> under(Defence defence) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        int scripts = new Attacks(world(defence, Clock.systemUTC())).all().size();
        for (int i = 0; i < scripts; i++) {
            Instant[] now = {Instant.parse("2026-01-05T00:00:00Z")};
            InstantSource time = () -> now[0];
            World world = world(defence, time.withZone(ZoneOffset.UTC));
            Attacks.Script script = new Attacks(world).all().get(i);
            outcomes.put(script.name(), play(script, world, now));
        }
        return outcomes;
    }

    private static Outcome play(Attacks.Script script, World world, Instant[] now) {
        int applied = 0;
        int counted = 0;
        for (Attacks.Step step : script.steps()) {
            now[0] = now[0].plus(step.pause());
            boolean in = submit(step, world);
            counted += step.counts() ? 1 : 0;
            applied += step.counts() && in ? 1 : 0;
        }
        return new Outcome(applied, counted);
    }

    private static boolean submit(Attacks.Step step, World world) {
        try {
            Edit edit = world.edits
                    .submit(step.request(), step.author(), null, World.PATIENCE)
                    .edit();
            return edit.status() == EditStatus.APPLIED;
        } catch (KnowledgeProblem e) {
            return false;
        }
    }

    private static World world(Defence defence, Clock clock) {
        RecentActivity activity = new RecentActivity(clock);
        Screener[] screener = {Screener.NONE};
        World world = CodexExtract.loadInto(new World(
                World.SCHEMA,
                proposal -> screener[0].screen(proposal),
                new OpenPolicy(),
                defence.flips(),
                clock,
                activity));
        screener[0] = new RuleScreener(
                defence.rules(),
                Rules.means(
                        world,
                        TEXTS,
                        activity,
                        new Reputation(world.book, defence.rules().standing(), Set.of(), clock)));
        return world;
    }

    static void print(PrintStream out, List<Defence> defences) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (Defence defence : defences) {
            under(defence)
                    .forEach((script, outcome) -> rows.computeIfAbsent(
                                    script + " (" + outcome.steps() + ")", key -> new ArrayList<>())
                            .add(String.valueOf(outcome.applied())));
        }
        out.println("| script (edits) | "
                + String.join(" | ", defences.stream().map(Defence::name).toList()) + " |");
        out.println("| --- |" + " ---: |".repeat(defences.size()));
        rows.forEach((script, cells) -> out.println("| " + script + " | " + String.join(" | ", cells) + " |"));
    }

    private static RuleSet only(RuleSet set, List<RuleSetting> rules) {
        return new RuleSet(set.version(), set.standing(), set.brake(), rules);
    }

    private static RuleSet read(String name) throws IOException {
        try (InputStream in = RuleSet.class.getResourceAsStream(ScreeningWords.FOLDER + name)) {
            return RuleFile.read(Objects.requireNonNull(in, name));
        }
    }
}
