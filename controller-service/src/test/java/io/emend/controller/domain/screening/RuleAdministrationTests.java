package io.emend.controller.domain.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Missing;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.review.OpenPolicy;
import io.emend.controller.fixture.World;
import io.emend.controller.screening.RuleFile;
import io.emend.graph.store.AuditEntry;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleAdministrationTests {
    private static final TextScreen TEXTS = new TextScreen(text -> 0, 0.5, 0.9);
    private static final String HEAD =
            "{\"brake\":0.2,\"standing\":{\"credit\":0,\"survival\":\"PT1H\",\"penalty\":1},\"rules\":[";
    private static final String SLOGAN =
            HEAD + "{\"id\":\"slogan\",\"check\":\"PHRASE\",\"verdict\":\"REVIEW\",\"pattern\":\"vote for\"}]}";
    private static final String EVERYTHING =
            HEAD + "{\"id\":\"everything\",\"check\":\"PHRASE\",\"verdict\":\"REVIEW\",\"pattern\":\".\"}]}";

    private Screener screener = Screener.NONE;
    private final World world = new World(proposal -> screener.screen(proposal), new OpenPolicy(), 0)
            .load(List.of("Q1|Ann|Q5", "Q10|Paris|Q515", "Q11|London|Q515"), List.of("Q1 P19 Q10"));
    private final RecentActivity activity = new RecentActivity(Clock.systemUTC());
    private final RulesInForce rules = process();
    private final RuleAdministration administration = new RuleAdministration(
            rules,
            world.ports.rules(),
            new RuleFile(),
            new AuditTrail(world.ports.audit(), Clock.systemUTC()),
            Clock.systemUTC());

    RuleAdministrationTests() {
        screener = rules;
    }

    private RulesInForce process() {
        return new RulesInForce(
                world.ports.rules(),
                new RuleFile(),
                new RuleSet(0, Rules.NO_NEWCOMERS, 0.2, List.of()),
                set -> Rules.means(world, TEXTS, activity),
                new DryRun(world.book, world.resolver, world.planner),
                100);
    }

    @Test
    void screensByAVersionFromWhenItIsPutInForce() {
        assertThat(said("Vote for Ann").status()).isEqualTo(EditStatus.APPLIED);
        RuleAdministration.Version proposed = administration.propose(SLOGAN, "no campaigns", World.ADMIN);
        assertThat(proposed.inForce()).isFalse();
        assertThat(said("Vote for Ann").status()).isEqualTo(EditStatus.APPLIED);

        administration.activate(proposed.rules().version(), World.ADMIN, null);

        Edit stopped = said("Vote for Ann");
        assertThat(stopped.status()).isEqualTo(EditStatus.NEEDS_REVIEW);
        assertThat(stopped.screening().version()).isEqualTo(proposed.rules().version());
        assertThat(administration.versions())
                .extracting(RuleAdministration.Version::inForce)
                .containsExactly(true, false);

        administration.activate(0, World.ADMIN, null);
        assertThat(said("Vote for Ann").status()).isEqualTo(EditStatus.APPLIED);
    }

    @Test
    void bringsWhatIsInForceToOtherProcessesAndThroughARestart() {
        RulesInForce other = process();
        int version = administration.propose(SLOGAN, "", World.ADMIN).rules().version();
        administration.activate(version, World.ADMIN, null);

        other.refresh();

        assertThat(other.inUse()).isEqualTo(rules.inUse());
        assertThat(other.states()).extracting(state -> state.setting().id()).containsExactly("slogan");
        assertThat(process().inUse()).isEqualTo(rules.inUse());
    }

    @Test
    void triesAVersionWithoutEffect() {
        for (int i = 0; i < DryRun.FEWEST; i++) {
            applied(i % 2 == 0 ? "vote for Ann" : "as the register says", i % 2 == 0 ? "Q11" : "Q10");
        }
        int version = administration.propose(SLOGAN, "", World.ADMIN).rules().version();

        DryRun.Report report = administration.trial(version, 100);

        assertThat(report.looked()).isEqualTo(DryRun.FEWEST);
        assertThat(report.matches().get("slogan")).hasSize(DryRun.FEWEST / 2);
        assertThat(rules.inUse().version()).isZero();
    }

    @Test
    void onlyWarnsByAVersionThatWouldHaveStoppedEverything() {
        for (int i = 0; i < DryRun.FEWEST; i++) {
            applied("harmless", i % 2 == 0 ? "Q11" : "Q10");
        }
        int version =
                administration.propose(EVERYTHING, "", World.ADMIN).rules().version();

        RuleAdministration.InForce inForce = administration.activate(version, World.ADMIN, null);

        assertThat(inForce.rules())
                .singleElement()
                .extracting(RuleState::brake)
                .isEqualTo(RuleState.Brake.MATCHED_TOO_MUCH);
        assertThat(said("harmless").status()).isEqualTo(EditStatus.APPLIED);
    }

    @Test
    void pullsAndReleasesTheBrakeByHand() {
        int version = administration.propose(SLOGAN, "", World.ADMIN).rules().version();
        administration.activate(version, World.ADMIN, null);

        administration.brake("slogan", World.ADMIN, null);
        assertThat(said("Vote for Ann").status()).isEqualTo(EditStatus.APPLIED);
        assertThat(process().states())
                .singleElement()
                .extracting(RuleState::brake)
                .isEqualTo(RuleState.Brake.BY_HAND);
        administration.release("slogan", World.ADMIN, null);

        assertThat(said("Vote for Ann").status()).isEqualTo(EditStatus.NEEDS_REVIEW);
        assertThat(world.ports.audit().list("admin", null, 10, null).items())
                .extracting(AuditEntry::event)
                .extracting(event -> event.action())
                .containsExactly("rules.release", "rules.brake", "rules.activate", "rules.propose");
    }

    @Test
    void refusesWhatItCannotUse() {
        assertThatThrownBy(() -> administration.propose("{}", "", World.ADMIN)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> administration.propose(SLOGAN + "x", "", World.ADMIN))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> administration.activate(7, World.ADMIN, null)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> administration.brake("none", World.ADMIN, null))
                .isInstanceOf(Missing.class);
        assertThatThrownBy(() -> administration.trial(0, 0)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> administration.activate(0, World.ADMIN, 9L))
                .isInstanceOf(Conflicted.PreconditionFailed.class);
    }

    private Edit said(String comment) {
        return world.edits.preview(commented(comment, "Q11"), World.ALICE);
    }

    private void applied(String comment, String place) {
        assertThat(world.edits
                        .submit(commented(comment, place), World.ALICE, null, World.PATIENCE)
                        .edit()
                        .status())
                .isEqualTo(EditStatus.APPLIED);
    }

    private static EditRequest commented(String comment, String place) {
        return new EditRequest(World.request("Q1", "P19", place).operations(), null, comment, null, null);
    }
}
