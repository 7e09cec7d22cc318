package io.emend.controller.domain.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.RollbackPreview;
import io.emend.contract.edit.RollbackRequest;
import io.emend.contract.edit.RollbackRequest.Mode;
import io.emend.contract.knowledge.StateHash;
import io.emend.contract.problem.AccessDenied;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Missing;
import io.emend.controller.domain.review.OpenPolicy;
import io.emend.controller.domain.screening.Screener;
import io.emend.controller.fixture.World;
import io.emend.graph.statement.Origin;
import io.emend.graph.store.EditFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RollbackTests {
    private static final long SEED = 7;

    private final World world = new World()
            .load(
                    List.of(
                            "Q1|Ann",
                            "Q2|Bob",
                            "Q3|Cid",
                            "Q4|Dot",
                            "Q10|Paris",
                            "Q11|London",
                            "Q12|Rome",
                            "Q20|France",
                            "Q30|Singer",
                            "Q31|Painter",
                            "Q32|Poet"),
                    List.of(
                            "Q1 P19 Q10",
                            "Q1 P106 Q30",
                            "Q1 P26 Q2",
                            "Q2 P26 Q1",
                            "Q3 P26 Q4",
                            "Q4 P26 Q3",
                            "Q20 P35 Q1"));

    private final Set<String> start = world.live();
    private final StateHash startHashes = world.hashes();

    @Test
    void restoresWhatTheEditReplaced() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");

        Edit rollback = world.undo(World.ALICE, edit.id(), Mode.REFUSE);

        assertThat(rollback.status()).isEqualTo(EditStatus.APPLIED);
        assertThat(rollback.kind()).isEqualTo("ROLLBACK");
        assertThat(rollback.undoes()).containsExactly(edit.id());
        assertThat(world.live()).isEqualTo(start);
        assertThat(world.hashes().graph()).isEqualTo(startHashes.graph());
        assertThat(world.hashes().model()).isEqualTo(startHashes.model());
        assertThat(world.hashes().ledger()).isNotEqualTo(startHashes.ledger());
        assertThat(world.book.get(edit.id()).edit().status()).isEqualTo(EditStatus.ROLLED_BACK);
    }

    @Test
    void restoresTheOriginOfWhatItBringsBack() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");

        world.undo(World.ALICE, edit.id(), Mode.REFUSE);

        assertThat(world.ports.knowledge().slot("Q1", "P19"))
                .singleElement()
                .satisfies(statement -> assertThat(statement.origin()).isEqualTo(Origin.IMPORT));
    }

    @Test
    void neverReportsSuccessForARollbackThatChangesNothing() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");
        long before = world.ports.knowledge().state().revision();

        Edit rollback = world.undo(World.ALICE, edit.id(), Mode.REFUSE);

        assertThat(rollback.revision()).isEqualTo(before + 1);
        assertThat(rollback.plan().retract()).hasSize(1);
        assertThat(rollback.plan().assertions()).hasSize(1);
    }

    @Test
    void refusesToRollBackTwice() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");
        world.undo(World.ALICE, edit.id(), Mode.REFUSE);

        assertThatThrownBy(() -> world.undo(World.ALICE, edit.id(), Mode.REFUSE))
                .isInstanceOf(Conflicted.AlreadyRolledBack.class);
    }

    @Test
    void knowsNoEditByAnInventedId() {
        assertThatThrownBy(() -> world.undo(World.ADMIN, "e-nothing", Mode.REFUSE))
                .isInstanceOf(Missing.class);
    }

    @Test
    void restoresBothCouplesWhenAMarriageIsTakenBack() {
        Edit edit = world.state(World.ALICE, "Q1", "P26", "Q3");

        world.undo(World.ALICE, edit.id(), Mode.REFUSE);

        assertThat(world.live()).isEqualTo(start);
        assertThat(world.hashes().model()).isEqualTo(startHashes.model());
    }

    @Test
    void refusesWhenALaterEditBuildsOnIt() {
        Edit first = world.state(World.ALICE, "Q1", "P19", "Q11");
        Edit second = world.state(World.BOB, "Q1", "P19", "Q12");

        assertThatThrownBy(() -> world.undo(World.ALICE, first.id(), Mode.REFUSE))
                .isInstanceOfSatisfying(
                        Conflicted.DependentEdits.class,
                        problem -> assertThat(problem.data().get("dependents")).isEqualTo(List.of(second.id())));
        assertThat(world.objects("Q1", "P19")).containsExactly("Q12");
    }

    @Test
    void takesDependentsBackInACascade() {
        Edit first = world.state(World.ALICE, "Q1", "P19", "Q11");
        Edit second = world.state(World.BOB, "Q1", "P19", "Q12");

        world.undo(World.ADMIN, first.id(), Mode.CASCADE);

        assertThat(world.live()).isEqualTo(start);
        assertThat(world.book.get(second.id()).edit().status()).isEqualTo(EditStatus.ROLLED_BACK);
    }

    @Test
    void keepsDependentsInAReplay() {
        Edit first = world.state(World.ALICE, "Q1", "P19", "Q11");
        Edit second = world.state(World.BOB, "Q1", "P19", "Q12");

        world.undo(World.ADMIN, first.id(), Mode.REPLAY_WITHOUT);
        assertThat(world.objects("Q1", "P19")).containsExactly("Q12");

        world.undo(World.BOB, second.id(), Mode.REFUSE);
        assertThat(world.live()).isEqualTo(start);
        assertThat(world.hashes().model()).isEqualTo(startHashes.model());
    }

    @Test
    void keepsAFactThatSomebodyElseStatedAgain() {
        Edit first = world.state(World.ALICE, "Q1", "P19", "Q11");
        world.state(World.BOB, "Q1", "P19", "Q11");

        world.undo(World.ADMIN, first.id(), Mode.REPLAY_WITHOUT);

        assertThat(world.objects("Q1", "P19")).containsExactly("Q11");
    }

    @Test
    void treatsEditsOfAManyValuedSlotAsIndependent() {
        Edit first = world.state(World.ALICE, "Q1", "P106", "Q31");
        world.state(World.BOB, "Q1", "P106", "Q32");

        world.undo(World.ALICE, first.id(), Mode.REFUSE);

        assertThat(world.objects("Q1", "P106")).containsExactly("Q32", "Q30");
    }

    @Test
    void reDerivesWhatFollowedFromAnEdit() {
        Edit election = world.state(World.ALICE, "Q20", "P35", "Q3");
        assertThat(world.objects("Q20", "first_spouse")).containsExactly("Q4");

        world.undo(World.ALICE, election.id(), Mode.REFUSE);

        assertThat(world.objects("Q20", "P35")).containsExactly("Q1");
        assertThat(world.objects("Q20", "first_spouse")).isEmpty();
        assertThat(world.live()).isEqualTo(start);
    }

    @Test
    void dependsOnAPremiseThatALaterEditDerivedFrom() {
        Edit marriage = world.state(World.ALICE, "Q1", "P26", "Q3");
        Edit election = world.state(World.BOB, "Q20", "P35", "Q3");
        assertThat(world.objects("Q20", "first_spouse")).containsExactly("Q1");

        assertThatThrownBy(() -> world.undo(World.ALICE, marriage.id(), Mode.REFUSE))
                .isInstanceOf(Conflicted.DependentEdits.class);
        world.undo(World.ADMIN, marriage.id(), Mode.REPLAY_WITHOUT);

        assertThat(world.objects("Q20", "P35")).containsExactly("Q3");
        assertThat(world.objects("Q20", "first_spouse")).containsExactly("Q4");
        assertThat(world.book.get(election.id()).edit().status()).isEqualTo(EditStatus.APPLIED);
    }

    @Test
    void letsOnlyAnAdministratorTakeBackWhatOthersDid() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");

        assertThatThrownBy(() -> world.undo(World.BOB, edit.id(), Mode.REFUSE))
                .isInstanceOf(AccessDenied.Forbidden.class);
        assertThat(world.undo(World.ADMIN, edit.id(), Mode.REFUSE).status()).isEqualTo(EditStatus.APPLIED);
    }

    @Test
    void restoresARevision() {
        world.state(World.ALICE, "Q1", "P19", "Q11");
        world.state(World.BOB, "Q1", "P19", "Q12");
        world.state(World.BOB, "Q20", "P35", "Q3");

        world.rollbacks.submit(revision(1), World.ADMIN, null, World.PATIENCE);

        assertThat(world.live()).isEqualTo(start);
        assertThat(world.hashes().graph()).isEqualTo(startHashes.graph());
        assertThat(world.hashes().model()).isEqualTo(startHashes.model());
    }

    @Test
    void takesARollbackBack() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");
        Set<String> edited = world.live();
        Edit rollback = world.undo(World.ALICE, edit.id(), Mode.REFUSE);

        world.undo(World.ALICE, rollback.id(), Mode.REFUSE);

        assertThat(world.live()).isEqualTo(edited);
        assertThat(world.book.get(edit.id()).edit().status()).isEqualTo(EditStatus.APPLIED);
        assertThat(world.book.get(rollback.id()).edit().status()).isEqualTo(EditStatus.ROLLED_BACK);
    }

    @Test
    void takesBackTheCallersLastEdit() {
        world.state(World.ALICE, "Q1", "P19", "Q11");
        Edit last = world.state(World.ALICE, "Q20", "P35", "Q3");

        Edit rollback = world.rollbacks
                .submit(
                        new RollbackRequest(
                                null, null, null, null, new RollbackRequest.Slot(null, null), Mode.REFUSE, null),
                        World.ALICE,
                        null,
                        World.PATIENCE)
                .edit();

        assertThat(rollback.undoes()).containsExactly(last.id());
        assertThat(world.objects("Q20", "P35")).containsExactly("Q1");
    }

    @Test
    void previewsWhatEachModeWouldTakeBack() {
        Edit first = world.state(World.ALICE, "Q1", "P19", "Q11");
        Edit second = world.state(World.ALICE, "Q1", "P19", "Q12");

        RollbackPreview preview =
                world.rollbacks.preview(RollbackRequest.ofEdit(first.id(), Mode.REFUSE, "why"), World.ALICE);

        assertThat(preview.edits()).containsExactly(first.id());
        assertThat(preview.dependents()).containsExactly(second.id());
        assertThat(preview.refused()).isNotNull();
        assertThat(preview.cascade().assertions()).hasSize(1);
        assertThat(preview.replayWithout().assertions()).isEmpty();
        assertThat(world.objects("Q1", "P19")).containsExactly("Q12");
    }

    @Test
    void returnsToTheStartWhateverTheOrderOfRollbacks() {
        World many = crowd();
        StateHash before = many.hashes();
        Set<String> facts = many.live();
        Random random = new Random(SEED);
        List<String> edits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            edits.add(many.state(
                            World.ALICE,
                            "Q" + (1 + i % 10),
                            i < 10 ? "P19" : "P26",
                            i < 10 ? "Q" + (100 + random.nextInt(5)) : "Q" + (1 + (i + 3 + random.nextInt(5)) % 10))
                    .id());
        }
        Collections.shuffle(edits, random);

        for (String edit : edits) {
            if (many.book.get(edit).edit().status() == EditStatus.APPLIED) {
                many.undo(World.ADMIN, edit, Mode.REPLAY_WITHOUT);
            }
        }

        assertThat(many.live()).isEqualTo(facts);
        assertThat(many.hashes().graph()).isEqualTo(before.graph());
        assertThat(many.hashes().model()).isEqualTo(before.model());
    }

    /** Taking one author's edits back leaves what a world has in which they never were made. */
    @Test
    void equalsACleanReplayWithoutTheAuthor() {
        for (long seed = 1; seed <= 20; seed++) {
            World both = crowd();
            World clean = crowd();
            Random random = new Random(seed);
            for (int i = 0; i < 24; i++) {
                boolean alice = random.nextInt(3) == 0;
                String subject = "Q" + (1 + random.nextInt(6));
                String relation = List.of("P19", "P26", "P106", "P26").get(random.nextInt(4));
                String object =
                        relation.equals("P26") ? "Q" + (1 + random.nextInt(6)) : "Q" + (100 + random.nextInt(4));
                if (subject.equals(object)) {
                    continue;
                }
                both.state(alice ? World.ALICE : World.BOB, subject, relation, object);
                if (!alice) {
                    clean.state(World.BOB, subject, relation, object);
                }
            }
            if (both.book.list(EditFilter.byAuthor("alice", null, 1)).items().isEmpty()) {
                continue;
            }

            both.rollbacks.submit(
                    new RollbackRequest(null, null, "alice", null, null, Mode.REPLAY_WITHOUT, "spam"),
                    World.ADMIN,
                    null,
                    World.PATIENCE);

            assertThat(both.live()).as("facts, seed %d", seed).isEqualTo(clean.live());
            assertThat(both.hashes().graph())
                    .as("graph, seed %d", seed)
                    .isEqualTo(clean.hashes().graph());
            assertThat(both.hashes().model())
                    .as("model, seed %d", seed)
                    .isEqualTo(clean.hashes().model());
        }
    }

    private static World crowd() {
        List<String> entities = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            entities.add("Q" + i + "|Person" + i);
            facts.add("Q" + i + " P19 Q" + (100 + i % 5));
        }
        for (int i = 100; i < 105; i++) {
            entities.add("Q" + i + "|Place" + i);
        }
        facts.addAll(List.of("Q1 P26 Q2", "Q2 P26 Q1", "Q3 P26 Q4", "Q4 P26 Q3"));
        return new World(Screener.NONE, new OpenPolicy(), 0).load(entities, facts);
    }

    private static RollbackRequest revision(long n) {
        return new RollbackRequest(null, n, null, null, null, Mode.REFUSE, "restore");
    }
}
