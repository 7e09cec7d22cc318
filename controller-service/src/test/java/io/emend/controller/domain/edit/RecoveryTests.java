package io.emend.controller.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.RollbackRequest;
import io.emend.contract.problem.Unavailable;
import io.emend.controller.fixture.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits whose commit is not answered: the ledger has the last word. */
final class RecoveryTests {
    private final World world = new World()
            .load(List.of("Q1 | Ann | Q5", "Q10 | Paris | Q515", "Q11 | London | Q515"), List.of("Q1 P19 Q10"));

    @Test
    void anEditThatWasCommittedBeforeItsAnswerWasLostIsApplied() {
        world.editor.loseNextAnswer(true);

        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");

        assertThat(edit.status()).isEqualTo(EditStatus.APPLIED);
        assertThat(edit.revision()).isEqualTo(world.ports.knowledge().state().revision());
        assertThat(edit.plan().assertions()).singleElement().satisfies(fact -> {
            assertThat(fact.object().canonical()).isEqualTo("Q11");
            assertThat(fact.revision()).isEqualTo(edit.revision());
        });
        assertThat(world.objects("Q1", "P19")).containsExactly("Q11");
    }

    @Test
    void aRollbackThatWasCommittedBeforeItsAnswerWasLostMarksWhatItTookBack() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");
        world.editor.loseNextAnswer(true);

        Edit rollback = world.undo(World.ALICE, edit.id(), RollbackRequest.Mode.REFUSE);

        assertThat(rollback.status()).isEqualTo(EditStatus.APPLIED);
        assertThat(world.book.get(edit.id()).edit().status()).isEqualTo(EditStatus.ROLLED_BACK);
        assertThat(world.objects("Q1", "P19")).containsExactly("Q10");
    }

    @Test
    void anEditThatMayStillBeCommittedStaysOpenUntilItsTimeIsUp() {
        world.editor.loseNextAnswer(false);

        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");
        assertThat(edit.status()).isEqualTo(EditStatus.APPLYING);
        assertThat(edit.problem()).contains("answer was lost");
        world.recovery.settleSuspects();
        assertThat(world.book.get(edit.id()).edit().status()).isEqualTo(EditStatus.APPLYING);

        settleUntilDone(edit);

        assertThat(world.book.get(edit.id()).edit().status()).isEqualTo(EditStatus.FAILED);
        assertThat(world.objects("Q1", "P19")).containsExactly("Q10");
    }

    @Test
    void anEditThatCertainlyWasNotCommittedFailsAtOnce() {
        world.editor.failNext(1);

        assertThatThrownBy(() -> world.state(World.ALICE, "Q1", "P19", "Q11")).isInstanceOf(Unavailable.class);

        assertThat(world.edits("alice")).extracting(Edit::status).containsExactly(EditStatus.FAILED);
    }

    @Test
    void anIdempotencyKeyWhoseEditFailedLedToNothingAndCanBeUsedAgain() {
        world.editor.loseNextAnswer(false);
        Edit lost = world.edits
                .submit(World.request("Q1", "P19", "Q11"), World.ALICE, "key-1", World.PATIENCE)
                .edit();
        Edit open = world.edits
                .submit(World.request("Q1", "P19", "Q11"), World.ALICE, "key-1", World.PATIENCE)
                .edit();
        assertThat(open.id()).isEqualTo(lost.id());
        settleUntilDone(lost);

        Edit again = world.edits
                .submit(World.request("Q1", "P19", "Q11"), World.ALICE, "key-1", World.PATIENCE)
                .edit();

        assertThat(again.id()).isNotEqualTo(lost.id());
        assertThat(again.status()).isEqualTo(EditStatus.APPLIED);
        assertThat(world.edits
                        .submit(World.request("Q1", "P19", "Q11"), World.ALICE, "key-1", World.PATIENCE)
                        .id())
                .isEqualTo(again.id());
    }

    private void settleUntilDone(Edit edit) {
        while (world.book.get(edit.id()).edit().status() == EditStatus.APPLYING) {
            Thread.onSpinWait();
            world.recovery.settleSuspects();
        }
    }
}
