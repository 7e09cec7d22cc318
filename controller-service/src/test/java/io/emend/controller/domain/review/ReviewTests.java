package io.emend.controller.domain.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.access.Role;
import io.emend.contract.edit.Decision;
import io.emend.contract.edit.Decision.Verdict;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.problem.AccessDenied;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Refused;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.screening.Screener;
import io.emend.controller.fixture.World;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReviewTests {
    private static final Author DAVE = new Author("dave", Role.REVIEWER, "key-dave");
    private static final Decision APPROVE = new Decision(Verdict.APPROVE, "fine");
    private static final Decision REJECT = new Decision(Verdict.REJECT, "no source");

    private final World world = world(2);

    @Test
    void queuesAnEditOfAProtectedRelation() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");

        assertThat(edit.status()).isEqualTo(EditStatus.NEEDS_REVIEW);
        assertThat(world.objects("Q1", "P19")).containsExactly("Q10");
    }

    @Test
    void appliesItWhenEnoughReviewersApprove() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");

        Edit once = world.reviews.decide(edit.id(), APPROVE, World.CAROL, null).edit();
        Edit again = world.reviews.decide(edit.id(), APPROVE, World.CAROL, null).edit();
        Edit twice = world.reviews.decide(edit.id(), APPROVE, DAVE, null).edit();

        assertThat(once.status()).isEqualTo(EditStatus.NEEDS_REVIEW);
        assertThat(again.status()).isEqualTo(EditStatus.NEEDS_REVIEW);
        assertThat(twice.status()).isEqualTo(EditStatus.APPLIED);
        assertThat(twice.author()).isEqualTo("alice");
        assertThat(world.objects("Q1", "P19")).containsExactly("Q11");
    }

    @Test
    void refusesItWhenOneRejects() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");

        Edit rejected =
                world.reviews.decide(edit.id(), REJECT, World.CAROL, null).edit();

        assertThat(rejected.status()).isEqualTo(EditStatus.REJECTED);
        assertThat(rejected.problem()).contains("carol", "no source");
        assertThatThrownBy(() -> world.reviews.decide(edit.id(), APPROVE, DAVE, null))
                .isInstanceOf(Conflicted.EditState.class);
    }

    @Test
    void letsNobodyDecideOnTheirOwnEditNorWithoutTheRole() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");
        Author promoted = new Author("alice", Role.REVIEWER, "key-alice-2");

        assertThatThrownBy(() -> world.reviews.decide(edit.id(), APPROVE, promoted, null))
                .isInstanceOf(AccessDenied.Forbidden.class);
        assertThatThrownBy(() -> world.reviews.decide(edit.id(), APPROVE, World.BOB, null))
                .isInstanceOf(AccessDenied.Forbidden.class);
    }

    @Test
    void asksForTheVersionTheReviewerHasSeen() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");

        assertThatThrownBy(() -> world.reviews.decide(edit.id(), APPROVE, World.CAROL, 7L))
                .isInstanceOf(Conflicted.PreconditionFailed.class);
    }

    @Test
    void showsAStaleProposalAgainInsteadOfApplyingIt() {
        World one = world(1);
        Edit edit = one.state(World.ALICE, "Q1", "P19", "Q11");
        one.state(World.ADMIN, "Q1", "P19", "Q12");

        assertThatThrownBy(() -> one.reviews.decide(edit.id(), APPROVE, World.CAROL, null))
                .isInstanceOf(Conflicted.StalePlan.class);
        Edit shown = one.book.get(edit.id()).edit();
        assertThat(shown.status()).isEqualTo(EditStatus.NEEDS_REVIEW);
        assertThat(shown.plan().retract())
                .singleElement()
                .satisfies(fact -> assertThat(fact.object().canonical()).isEqualTo("Q12"));

        assertThat(one.reviews
                        .decide(edit.id(), APPROVE, World.CAROL, null)
                        .edit()
                        .status())
                .isEqualTo(EditStatus.APPLIED);
    }

    @Test
    void refusesAnUnsourcedEditWhereASourceIsRequired() {
        EditRequest request = World.request("Q1", "P20", "Q11");

        assertThatThrownBy(() -> world.edits.submit(request, World.ALICE, null, World.PATIENCE))
                .isInstanceOf(Refused.PolicyRefused.class);
        assertThat(world.edits.preview(request, World.CAROL).status()).isEqualTo(EditStatus.APPLIED);
    }

    @Test
    void leavesWhatIsLockedToAdministrators() {
        for (EditRequest request : List.of(World.request("Q1", "P69", "Q13"), World.request("Q3", "P26", "Q1"))) {
            assertThatThrownBy(() -> world.edits.submit(request, World.ALICE, null, World.PATIENCE))
                    .isInstanceOf(Refused.PolicyRefused.class);
            assertThat(world.edits.preview(request, World.CAROL).status()).isEqualTo(EditStatus.REJECTED);
            assertThat(world.edits.preview(request, World.ADMIN).status()).isEqualTo(EditStatus.APPLIED);
        }
    }

    @Test
    void reviewsEditsOfAnEntityThatManyFactsName() {
        EditRequest request = World.request("Q2", "P26", "Q1");

        Edit preview = world.edits.preview(request, World.ALICE);

        assertThat(preview.status()).isEqualTo(EditStatus.NEEDS_REVIEW);
        assertThat(preview.problem()).contains("More than 2 facts name Ben");
        assertThat(world.edits.preview(request, World.CAROL).status()).isEqualTo(EditStatus.APPLIED);
    }

    /** The first edit after the war asks a reviewer; until they decide there is no room for more. */
    @Test
    void locksASlotThatFlipsUntilAReviewerHasDecided() {
        World open = loaded(new World(Screener.NONE, new OpenPolicy(), 2));
        for (String place : List.of("Q11", "Q12", "Q11")) {
            assertThat(open.state(World.ALICE, "Q1", "P19", place).status()).isEqualTo(EditStatus.APPLIED);
        }
        Edit queued = open.state(World.BOB, "Q1", "P19", "Q12");
        assertThat(queued.status()).isEqualTo(EditStatus.NEEDS_REVIEW);

        assertThatThrownBy(() -> open.state(World.ALICE, "Q1", "P19", "Q10"))
                .isInstanceOfSatisfying(
                        Conflicted.SlotLocked.class,
                        locked -> assertThat(locked.data()).containsEntry("edit", queued.id()));
        assertThat(open.state(World.ALICE, "Q2", "P19", "Q11").status()).isEqualTo(EditStatus.APPLIED);

        open.reviews.decide(queued.id(), REJECT, World.CAROL, null);
        assertThat(open.state(World.ALICE, "Q1", "P19", "Q10").status()).isEqualTo(EditStatus.APPLIED);
    }

    private static World world(int quorum) {
        ProtectionPolicy policy = new ProtectionPolicy(
                new ProtectionPolicy.Settings(
                        Set.of("P19"), Set.of(), Set.of("P69"), Set.of("Q3"), Set.of("P20"), quorum, 100, 2),
                (entity, facts) -> entity.equals("Q2") && facts == 2);
        return loaded(new World(Screener.NONE, policy, 0));
    }

    private static World loaded(World world) {
        return world.load(
                List.of("Q1|Ann|Q5", "Q2|Ben|Q5", "Q3|Cid|Q5", "Q10|Paris", "Q11|London", "Q12|Rome", "Q13|Sorbonne"),
                List.of("Q1 P19 Q10"));
    }
}
