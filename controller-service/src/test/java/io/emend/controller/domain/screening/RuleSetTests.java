package io.emend.controller.domain.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.access.Role;
import io.emend.contract.edit.Decision;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.RollbackRequest;
import io.emend.contract.edit.Screening;
import io.emend.contract.edit.Screening.Verdict;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.review.OpenPolicy;
import io.emend.controller.fixture.World;
import io.emend.controller.screening.RuleFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RuleSetTests {
    private static final TextScreen TEXTS = new TextScreen(text -> 0, 0.5, 0.9);
    private static final Decision APPROVE = new Decision(Decision.Verdict.APPROVE, "checked");
    private static final RuleSet.Standing STANDING = new RuleSet.Standing(2, Duration.ofDays(1), 3);

    private Screener screener = Screener.NONE;
    private final World world = new World(proposal -> screener.screen(proposal), new OpenPolicy(), 0)
            .load(
                    List.of(
                            "Q1|Ann|Q5",
                            "Q2|Ben|Q5",
                            "Q3|Cid|Q5",
                            "Q4|Dan|Q5",
                            "Q5|Eve|Q5",
                            "Q6|Fay|Q5",
                            "Q7|Gus|Q5",
                            "Q10|Paris|Q515",
                            "Q11|London|Q515",
                            "Q12|Rome|Q515"),
                    List.of("Q1 P19 Q10", "Q5 P19 Q10", "Q6 P19 Q10", "Q7 P19 Q10"));
    private final RecentActivity activity = new RecentActivity(Clock.systemUTC());

    @Test
    void readsTheBundledRules() throws IOException {
        for (String name : List.of("rules.json", "rules-guarded.json")) {
            try (InputStream in = RuleSet.class.getResourceAsStream(ScreeningWords.FOLDER + name)) {
                RuleSet rules = RuleFile.read(Objects.requireNonNull(in));
                assertThat(rules.rules()).extracting(RuleSetting::check).contains(RuleSetting.Check.TEXT);
                assertThat(rules.unproven()).isEmpty();
            }
        }
    }

    @Test
    void refusesRulesItDoesNotUnderstand() {
        String head = "{\"brake\":0.2,\"standing\":{\"credit\":0,\"survival\":\"PT1H\",\"penalty\":1},";
        for (String rules : List.of(
                "not json",
                "{}",
                head + "\"rules\":[{\"id\":\"a\",\"check\":\"UNKNOWN\",\"verdict\":\"REVIEW\"}]}",
                head + "\"rules\":[{\"id\":\"a\",\"check\":\"PHRASE\",\"verdict\":\"REVIEW\"}]}",
                head + "\"rules\":[{\"id\":\"a\",\"check\":\"PHRASE\",\"verdict\":\"REVIEW\",\"pattern\":\"(\"}]}",
                head + "\"rules\":[{\"id\":\"a\",\"check\":\"BURST\",\"verdict\":\"REVIEW\",\"moist\":3}]}",
                head + "\"rules\":[{\"id\":\"a\",\"check\":\"TEXT\",\"verdict\":\"BLOCK\"},"
                        + "{\"id\":\"a\",\"check\":\"TEXT\",\"verdict\":\"BLOCK\"}]}")) {
            assertThatThrownBy(() -> RuleFile.read(new ByteArrayInputStream(rules.getBytes(StandardCharsets.UTF_8))))
                    .as(rules)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void namesTheRuleAndTheReason() {
        use(Rules.of(Rules.phrase("slogan", true, "vote for")));

        Screening screening = commented("Vote for Ann").screening();

        assertThat(screening.verdict()).isEqualTo(Verdict.REVIEW);
        assertThat(screening.rules()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("slogan");
            assertThat(finding.reason()).isNotBlank();
        });
        assertThat(commented("As the register says").screening().rules()).isEmpty();
    }

    @Test
    void triesANewRuleOnHistoryWithoutEffect() {
        Edit edit = world.state(World.ALICE, "Q2", "P19", "Q11");
        world.edits.submit(comment("P19", "Q3", "Vote for Ann"), World.ALICE, null, World.PATIENCE);

        DryRun.Report report = new DryRun(world.book, world.resolver, world.planner)
                .of(
                        List.of(
                                Rules.phrase("slogan", false, "vote for"),
                                Rules.rule("burst", RuleSetting.Check.BURST, Verdict.REVIEW, 1)),
                        Rules.means(world, TEXTS, activity),
                        100);

        assertThat(report.looked()).isEqualTo(2);
        assertThat(report.matches().get("slogan")).hasSize(1).doesNotContain(edit.id());
        assertThat(report.matches().get("burst")).hasSize(1);
        assertThat(world.objects("Q3", "P19")).containsExactly("Q11");
    }

    @Test
    void pullsTheBrakeOnANewRuleThatMatchesTooMuch() {
        RuleScreener rules = use(Rules.of(Rules.phrase("everything", false, ".")));

        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            verdicts.add(commented("harmless").screening().verdict());
        }

        assertThat(verdicts.getFirst()).isEqualTo(Verdict.REVIEW);
        assertThat(verdicts.getLast()).isEqualTo(Verdict.WARN);
        assertThat(rules.states())
                .singleElement()
                .extracting(RuleState::brake)
                .isEqualTo(RuleState.Brake.MATCHED_TOO_MUCH);
    }

    @Test
    void neverBrakesAProvenRule() {
        RuleScreener rules = use(Rules.of(Rules.phrase("everything", true, ".")));

        for (int i = 0; i < 30; i++) {
            assertThat(commented("harmless").screening().verdict()).isEqualTo(Verdict.REVIEW);
        }
        assertThat(rules.states()).singleElement().satisfies(state -> {
            assertThat(state.brake()).isEqualTo(RuleState.Brake.OFF);
            assertThat(state.matched()).isEqualTo(30);
        });
    }

    @Test
    void brakesFromTheStartWhatMatchedTooMuchOfHistory() {
        for (int i = 0; i < 25; i++) {
            world.edits.submit(
                    comment("P19", "Q2", "harmless " + i, i % 2 == 0 ? "Q11" : "Q12"),
                    World.ALICE,
                    null,
                    World.PATIENCE);
        }
        RuleSet set = Rules.of(Rules.phrase("everything", false, "harmless"));
        RuleScreener.Means means = Rules.means(world, TEXTS, activity);
        RuleScreener rules = new RuleScreener(set, means);

        rules.heed(new DryRun(world.book, world.resolver, world.planner).of(set.unproven(), means, 100));
        screener = rules;

        assertThat(commented("harmless").screening().verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void warnsOfAnImplausibleKind() {
        use(Rules.of(Rules.rule("implausible-type", RuleSetting.Check.IMPLAUSIBLE_TYPE, Verdict.WARN, 0)));

        Screening odd = preview(World.ALICE, "Q10", "P140", "Q11").screening();

        assertThat(preview(World.ALICE, "Q2", "P19", "Q11").screening().rules()).isEmpty();
        assertThat(odd.rules()).extracting(Screening.Finding::id).containsExactly("implausible-type");
        assertThat(odd.verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void reviewsANewcomerWhoseEditDisplacesAFact() {
        use(newcomers(RuleSetting.Check.NEWCOMER_CONTRADICTION, 0), Clock.systemUTC());

        assertThat(preview(World.ALICE, "Q1", "P19", "Q11").status()).isEqualTo(EditStatus.NEEDS_REVIEW);
        assertThat(preview(World.ALICE, "Q2", "P19", "Q11").status()).isEqualTo(EditStatus.APPLIED);
        assertThat(preview(World.CAROL, "Q1", "P19", "Q11").status()).isEqualTo(EditStatus.APPLIED);
    }

    @Test
    void givesANewcomerABudget() {
        use(newcomers(RuleSetting.Check.NEWCOMER_BUDGET, 2), Clock.systemUTC());

        assertThat(state(World.ALICE, "Q2").status()).isEqualTo(EditStatus.APPLIED);
        assertThat(state(World.ALICE, "Q3").status()).isEqualTo(EditStatus.APPLIED);
        assertThat(state(World.ALICE, "Q4").status()).isEqualTo(EditStatus.NEEDS_REVIEW);
        assertThat(preview(World.BOB, "Q4", "P19", "Q11").status()).isEqualTo(EditStatus.APPLIED);
    }

    @Test
    void countsNewAccountsTogether() {
        use(newcomers(RuleSetting.Check.TEMPLATE_FLOOD, 2), Clock.systemUTC());

        assertThat(state(author("s1"), "Q2").status()).isEqualTo(EditStatus.APPLIED);
        assertThat(state(author("s2"), "Q3").status()).isEqualTo(EditStatus.APPLIED);
        assertThat(state(author("s3"), "Q4").status()).isEqualTo(EditStatus.NEEDS_REVIEW);
    }

    /** A burst of harmless edits is worth nothing until they have stood for a while. */
    @Test
    void creditsWhatSurvivedOrWasApprovedAndNothingElse() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
        Reputation now = new Reputation(world.book, STANDING, Set.of(), Clock.systemUTC());
        Reputation then = new Reputation(world.book, STANDING, Set.of(), later.withZone(ZoneOffset.UTC));
        for (String subject : List.of("Q2", "Q3", "Q4")) {
            state(World.ALICE, subject);
        }

        assertThat(now.credit("alice")).isZero();
        assertThat(now.isNewcomer(World.ALICE)).isTrue();
        assertThat(then.credit("alice")).isEqualTo(3);
        assertThat(then.isNewcomer(World.ALICE)).isFalse();
        assertThat(now.isNewcomer(World.CAROL)).isFalse();
    }

    @Test
    void creditsWhatAReviewerApproved() {
        Reputation reputation = new Reputation(world.book, STANDING, Set.of(), Clock.systemUTC());
        use(Rules.of(Rules.rule("all", RuleSetting.Check.BURST, Verdict.REVIEW, 0)));
        for (String subject : List.of("Q2", "Q3")) {
            Edit edit = state(World.BOB, subject);
            world.reviews.decide(edit.id(), APPROVE, World.CAROL, null);
        }

        assertThat(reputation.credit("bob")).isEqualTo(2);
        assertThat(reputation.isNewcomer(World.BOB)).isFalse();
    }

    @Test
    void takesCreditAwayForWhatWasTakenBack() {
        Reputation then =
                new Reputation(world.book, STANDING, Set.of(), Clock.offset(Clock.systemUTC(), Duration.ofDays(2)));
        for (String subject : List.of("Q2", "Q3", "Q4")) {
            state(World.ALICE, subject);
        }
        String last = state(World.ALICE, "Q1").id();
        world.undo(World.ADMIN, last, RollbackRequest.Mode.CASCADE);

        assertThat(then.credit("alice")).isZero();
        assertThat(then.isNewcomer(World.ALICE)).isTrue();
    }

    /** Waiting makes an account known to nobody; approval does. */
    @Test
    void letsAnUnknownAuthorReplaceFewFactsHoweverLongTheyWait() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
        use(newcomers(RuleSetting.Check.CONTRADICTION_BUDGET, 1), later);
        for (String subject : List.of("Q2", "Q3")) {
            assertThat(state(World.ALICE, subject).status()).isEqualTo(EditStatus.APPLIED);
        }

        assertThat(state(World.ALICE, "Q1").status()).isEqualTo(EditStatus.APPLIED);
        Edit second = world.state(World.ALICE, "Q5", "P19", "Q11");
        assertThat(second.status()).isEqualTo(EditStatus.NEEDS_REVIEW);

        world.reviews.decide(second.id(), APPROVE, World.CAROL, null);
        Edit third = world.state(World.ALICE, "Q6", "P19", "Q11");
        world.reviews.decide(third.id(), APPROVE, World.CAROL, null);
        use(newcomers(RuleSetting.Check.CONTRADICTION_BUDGET, 1), later);
        assertThat(preview(World.ALICE, "Q7", "P19", "Q11").status()).isEqualTo(EditStatus.APPLIED);
    }

    @Test
    void takesNobodyForANewcomerWhomTheOperatorVouchesFor() {
        Reputation reputation = new Reputation(world.book, STANDING, Set.of("alice"), Clock.systemUTC());

        assertThat(reputation.isNewcomer(World.ALICE)).isFalse();
        assertThat(reputation.isAffirmed(World.ALICE)).isTrue();
        assertThat(reputation.isNewcomer(World.BOB)).isTrue();
    }

    @Test
    void countsWhatWasAppliedBeforeARestart() {
        use(newcomers(RuleSetting.Check.NEWCOMER_BUDGET, 2), Clock.systemUTC());
        state(World.ALICE, "Q2");
        state(World.ALICE, "Q3");
        state(World.BOB, "Q1");

        RecentActivity afterwards = new RecentActivity(Clock.systemUTC());
        afterwards.recall(world.book);

        Duration day = Duration.ofDays(1);
        assertThat(afterwards.by("alice", day)).isEqualTo(2);
        assertThat(afterwards.displacedBy("bob", day)).isEqualTo(1);
        assertThat(afterwards.subjectsGiven("P19", "Q11", day)).isEqualTo(3);
        assertThat(afterwards.authorsOf("P19", day)).containsOnly(Map.entry("alice", 2L), Map.entry("bob", 1L));
        assertThat(afterwards.by("alice", Duration.ZERO)).isZero();
    }

    @Test
    void countsOnceWhatIsAppliedHereAndInAnotherProcess() {
        use(newcomers(RuleSetting.Check.NEWCOMER_BUDGET, 9), Clock.systemUTC());
        RecentActivity elsewhere = new RecentActivity(Clock.systemUTC());
        OthersActivity others = new OthersActivity(elsewhere, world.ports.knowledge(), world.book);
        Duration day = Duration.ofDays(1);
        state(World.ALICE, "Q2");

        others.catchUp();
        assertThat(elsewhere.by("alice", day)).isEqualTo(1);

        elsewhere.applied(state(World.ALICE, "Q3"));
        state(World.BOB, "Q1");
        others.catchUp();
        others.catchUp();
        assertThat(elsewhere.by("alice", day)).isEqualTo(2);
        assertThat(elsewhere.displacedBy("bob", day)).isEqualTo(1);
    }

    @Test
    void givesUpOnAPatternThatCostsTooMuch() {
        use(Rules.of(Rules.phrase("costly", true, "(a+)+\\1b")));

        assertThat(commented("a".repeat(60) + "!").screening().verdict()).isEqualTo(Verdict.REVIEW);
    }

    private RuleScreener use(RuleSet rules) {
        RuleScreener used = new RuleScreener(rules, Rules.means(world, TEXTS, activity));
        screener = used;
        return used;
    }

    private void use(RuleSet rules, Clock clock) {
        screener = new RuleScreener(
                rules,
                Rules.means(world, TEXTS, activity, new Reputation(world.book, rules.standing(), Set.of(), clock)));
    }

    private static RuleSet newcomers(RuleSetting.Check check, int most) {
        return new RuleSet(1, STANDING, 0.2, List.of(Rules.rule("newcomers", check, Verdict.REVIEW, most)));
    }

    private static Author author(String name) {
        return new Author(name, Role.EDITOR, "key-" + name);
    }

    private Edit state(Author author, String subject) {
        Edit edit = world.state(author, subject, "P19", "Q11");
        if (edit.status() == EditStatus.APPLIED) {
            activity.applied(edit);
        }
        return edit;
    }

    private Edit preview(Author author, String subject, String relation, String object) {
        return world.edits.preview(World.request(subject, relation, object), author);
    }

    private Edit commented(String comment) {
        return world.edits.preview(comment("P19", "Q4", comment), World.ALICE);
    }

    private static EditRequest comment(String relation, String subject, String comment) {
        return comment(relation, subject, comment, "Q11");
    }

    private static EditRequest comment(String relation, String subject, String comment, String object) {
        EditRequest plain = World.request(subject, relation, object);
        return new EditRequest(plain.operations(), null, comment, null, null);
    }
}
