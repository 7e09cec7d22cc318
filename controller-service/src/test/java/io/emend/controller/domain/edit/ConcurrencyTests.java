package io.emend.controller.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.access.Role;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Unavailable;
import io.emend.controller.domain.graph.CurrentGraph;
import io.emend.controller.domain.review.OpenPolicy;
import io.emend.controller.domain.screening.Screener;
import io.emend.controller.fixture.World;
import io.emend.graph.ledger.RevisionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class ConcurrencyTests {
    private static final int CLIENTS = 32;
    private static final int SLOTS = 8;
    private static final int EDITS_EACH = 10;

    private final World world = contested();

    @Test
    void losesNoUpdateWhenManyClientsContendForFewSlots() throws Exception {
        List<Edit> acknowledged = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<List<Edit>>> runs = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                Author author = new Author("client" + client, Role.EDITOR, "key" + client);
                Random random = new Random(client);
                runs.add(clients.submit(() -> editing(author, random)));
            }
            for (Future<List<Edit>> run : runs) {
                acknowledged.addAll(run.get());
            }
        }

        assertThat(acknowledged).hasSize(CLIENTS * EDITS_EACH).allMatch(edit -> edit.status() == EditStatus.APPLIED);
        List<RevisionRecord> ledger = ledger();
        assertThat(ledger.stream()
                        .map(RevisionRecord::editId)
                        .filter(id -> id != null)
                        .toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        acknowledged.stream().map(Edit::id).toList());
        assertThat(world.live()).isEqualTo(serialReplay(acknowledged).live());
    }

    @Test
    void plansAgainWhenTheGraphMovesOnBetweenPlanAndCommit() {
        world.editor.beforeCommit(() -> world.editor.commit(commitOfAnotherController()));

        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q101");

        assertThat(edit.status()).isEqualTo(EditStatus.APPLIED);
        assertThat(world.objects("Q1", "P19")).containsExactly("Q101");
        assertThat(edit.plan().retract())
                .singleElement()
                .satisfies(fact -> assertThat(fact.object().canonical()).isEqualTo("Q103"));
    }

    @Test
    void failsClearlyWhenTheEditorCannotServeAndWorksAgainAfterwards() {
        world.editor.failNext(1);

        assertThatThrownBy(() -> world.edits.submit(
                        World.request("Q1", "P19", "Q101"), World.ALICE, "key-1", Duration.ofSeconds(5)))
                .isInstanceOf(Unavailable.class);
        assertThat(world.objects("Q1", "P19")).containsExactly("Q100");
        Edit again = world.edits
                .submit(World.request("Q1", "P19", "Q101"), World.ALICE, "key-1", Duration.ofSeconds(5))
                .edit();

        assertThat(again.status()).isEqualTo(EditStatus.APPLIED);
    }

    @Test
    void settlesWhatWasUnderWayWhenTheServiceStopped() {
        TrackedEdit applied =
                world.book.get(world.state(World.ALICE, "Q1", "P19", "Q101").id());
        world.book.save(applied.with(EditStates.in(EditStatus.APPLYING, applied.edit(), null)));
        TrackedEdit never = new TrackedEdit(
                EditStates.in(EditStatus.APPLYING, renamed(applied.edit(), "e-never"), null), applied.notes(), 0);
        world.book.save(never);

        int settled = world.recovery.settle();

        assertThat(settled).isEqualTo(2);
        assertThat(world.book.get(applied.id()).edit().status()).isEqualTo(EditStatus.APPLIED);
        assertThat(world.book.get("e-never").edit().status()).isEqualTo(EditStatus.FAILED);
    }

    private List<Edit> editing(Author author, Random random) {
        List<Edit> done = new ArrayList<>();
        while (done.size() < EDITS_EACH) {
            try {
                done.add(world.state(
                        author, "Q" + (1 + random.nextInt(SLOTS)), "P19", "Q" + (100 + random.nextInt(20))));
            } catch (Conflicted.StalePlan e) {
                // told to try again
            }
        }
        return done;
    }

    private World serialReplay(List<Edit> acknowledged) {
        Map<String, Edit> byId = new HashMap<>();
        acknowledged.forEach(edit -> byId.put(edit.id(), edit));
        World serial = contested();
        for (RevisionRecord revision : ledger()) {
            Edit edit = revision.editId() == null ? null : byId.get(revision.editId());
            if (edit != null) {
                var operation = edit.operations().getFirst();
                serial.state(
                        World.ALICE,
                        String.valueOf(operation.subject().id()),
                        String.valueOf(operation.relation().id()),
                        String.valueOf(
                                Objects.requireNonNull(operation.object()).id()));
            }
        }
        return serial;
    }

    /** Oldest first. */
    private List<RevisionRecord> ledger() {
        return world.ports.knowledge().revisions(1_000, null).items().reversed();
    }

    private CommitRequest commitOfAnotherController() {
        var plan = world.planner.plan(
                world.resolver.resolve(World.request("Q1", "P19", "Q103")),
                new CurrentGraph(world.ports.knowledge()),
                "other");
        return new CommitRequest(
                "e-other",
                "EDIT",
                "other",
                Instant.EPOCH,
                plan.readSet(),
                List.of(),
                plan.retract().stream().map(statement -> statement.id()).toList(),
                plan.plannedStatements(),
                "auto",
                List.of(),
                null,
                null);
    }

    private static Edit renamed(Edit edit, String id) {
        return new Edit(
                id,
                edit.kind(),
                edit.status(),
                edit.author(),
                edit.createdAt(),
                null,
                null,
                edit.operations(),
                edit.plan(),
                edit.conflicts(),
                edit.screening(),
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    private static World contested() {
        List<String> entities = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        for (int i = 1; i <= SLOTS; i++) {
            entities.add("Q" + i + "|Person" + i);
            facts.add("Q" + i + " P19 Q100");
        }
        for (int i = 100; i < 120; i++) {
            entities.add("Q" + i + "|Place" + i);
        }
        return new World(Screener.NONE, new OpenPolicy(), 0).load(entities, facts);
    }
}
