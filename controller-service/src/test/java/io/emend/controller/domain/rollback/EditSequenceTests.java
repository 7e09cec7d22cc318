package io.emend.controller.domain.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.access.Role;
import io.emend.contract.edit.RollbackRequest;
import io.emend.contract.edit.RollbackRequest.Mode;
import io.emend.contract.knowledge.StateHash;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.review.OpenPolicy;
import io.emend.controller.domain.screening.Screener;
import io.emend.controller.fixture.CodexExtract;
import io.emend.controller.fixture.World;
import io.emend.schema.RelationId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sequences of edits and rollbacks by several users: after every step the slot has the object it should have. */
final class EditSequenceTests {
    private final World world = CodexExtract.loadInto(new World(Screener.NONE, new OpenPolicy(), 0));
    private final long imported = world.ports.knowledge().state().revision();
    private final StateHash start = world.hashes();

    @Test
    void givesTheExpectedObjectAfterEveryStep() {
        int steps = 0;
        for (JsonNode sequence : CodexExtract.sequences()) {
            steps += play(sequence);
            restoreStart(sequence);
        }
        assertThat(steps).isEqualTo(656);
    }

    private int play(JsonNode sequence) {
        String id = sequence.get("id").asString();
        List<String> edits = new ArrayList<>();
        JsonNode steps = sequence.get("steps");
        for (int i = 0; i < steps.size(); i++) {
            JsonNode step = steps.get(i);
            if (step.get("op").asString().equals("edit")) {
                edits.add(world.state(
                                author(step.get("user").asString()),
                                step.get("s").asString(),
                                step.get("p").asString(),
                                step.get("o").asString())
                        .id());
            } else {
                edits.add("");
                world.undo(World.ADMIN, edits.get(step.get("target_step").asInt()), Mode.REFUSE);
            }
            if (sequence.has("expected_object_after_step")) {
                expect(
                        sequence,
                        id + " step " + i,
                        sequence.get("expected_object_after_step").get(i).asString());
            }
        }
        if (sequence.has("expected_facts")) {
            sequence.get("expected_facts")
                    .forEach(fact -> assertThat(world.live()).as(id).contains(line(fact)));
            sequence.get("expected_absent")
                    .forEach(fact -> assertThat(world.live()).as(id).doesNotContain(line(fact)));
        }
        return steps.size();
    }

    /** The newest fact of the slot; where the relation has one value, the only one. */
    private void expect(JsonNode sequence, String step, String expected) {
        String relation = sequence.get("relation").asString();
        List<String> objects = world.objects(sequence.get("subject").asString(), relation);
        assertThat(objects).as(step).startsWith(expected);
        if (World.SCHEMA.relation(RelationId.of(relation)).orElseThrow().functional()) {
            assertThat(objects).as(step).containsExactly(expected);
        }
    }

    private void restoreStart(JsonNode sequence) {
        if (world.ports.knowledge().state().stateHash().graph().equals(start.graph())
                && world.hashes().model().equals(start.model())) {
            return;
        }
        world.rollbacks.submit(
                new RollbackRequest(null, imported, null, null, null, Mode.REFUSE, "next sequence"),
                World.ADMIN,
                null,
                World.PATIENCE);
        assertThat(world.hashes().graph()).as(sequence.get("id").asString()).isEqualTo(start.graph());
        assertThat(world.hashes().model()).as(sequence.get("id").asString()).isEqualTo(start.model());
    }

    private static Author author(String name) {
        return new Author(name, Role.EDITOR, "key-" + name);
    }

    private static String line(JsonNode fact) {
        return fact.get("s").asString()
                + ' '
                + fact.get("p").asString()
                + ' '
                + fact.get("o").asString();
    }
}
