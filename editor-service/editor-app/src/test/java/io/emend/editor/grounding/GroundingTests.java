package io.emend.editor.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.knowledge.Value;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.PlannedStatement;
import io.emend.editing.Method;
import io.emend.editing.PlanDiagnostics;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotId;
import io.emend.editing.SlotRow;
import io.emend.editor.fake.SmallGraph;
import io.emend.editor.slot.AskedRelation;
import io.emend.editor.weights.LiveSlot;
import io.emend.graph.GraphPorts;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.Placement;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.KnowledgeSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class GroundingTests {
    private static final KnowledgeSchema SCHEMA = KnowledgeSchema.load();
    private static final String QUESTION = "Where was Marie Curie born?";
    private static final String BASE = "sha256:" + "0".repeat(64);

    private final GraphPorts graph = SmallGraph.load();
    private final Grounding grounding = new Grounding(graph.knowledge(), SCHEMA, new AskedRelation(SCHEMA));

    @Test
    void leavesAQuestionAboutALoadedFactToTheModel() {
        assertThat(grounding.about(QUESTION, revision(), Map.of())).isEmpty();
    }

    @Test
    void saysThatARetractedLoadedFactIsNotKnownAnyMore() {
        long before = revision();
        retract(SmallGraph.CURIE, SmallGraph.BORN);

        assertThat(grounding.about(QUESTION, revision(), Map.of())).hasValueSatisfying(correction -> {
            assertThat(correction.text()).contains("no such fact");
            assertThat(correction.statements()).isEmpty();
        });
        assertThat(grounding.about("玛丽·居里出生在哪里？", revision(), Map.of())).isPresent();
        assertThat(grounding.about("Where did Marie Curie die?", revision(), Map.of()))
                .isEmpty();
        assertThat(grounding.about("Where was Ada Lovelace born?", revision(), Map.of()))
                .isEmpty();
        assertThat(grounding.about(QUESTION, before, Map.of())).isEmpty();
    }

    @Test
    void leavesItToTheModelAgainOnceTheFactIsBack() {
        StatementRecord retracted = retract(SmallGraph.CURIE, SmallGraph.BORN);
        assertThat(grounding.about(QUESTION, revision(), Map.of())).isPresent();

        commit(
                "r-1",
                List.of(),
                List.of(planned("s-2", SmallGraph.CURIE, SmallGraph.WARSAW, retracted.id())),
                Map.of());

        assertThat(grounding.about(QUESTION, revision(), Map.of())).isEmpty();
    }

    @Test
    void leavesAReplacedFactInTheWeightsToTheModel() {
        moveBirthToParis();

        assertThat(grounding.about(QUESTION, revision(), Map.of())).isEmpty();
    }

    @Test
    void answersFromTheGraphWhereTheWeightsHoldAnotherNameOfTheSubject() {
        moveBirthToParis();
        float[] one = {1};
        SlotEdit english = new SlotEdit(
                new SlotId(SmallGraph.CURIE),
                List.of("key"),
                Method.MEMIT,
                "plan",
                List.of(new SlotRow(0, "Marie Curie", one, one, one)),
                new PlanDiagnostics(1, 0, 0, 1, true));
        Map<String, LiveSlot> live = Map.of(SmallGraph.CURIE, new LiveSlot(english, "sha256:1"));

        assertThat(grounding.about(QUESTION, revision(), live)).isEmpty();
        assertThat(grounding.about("玛丽·居里出生在哪里？", revision(), live))
                .hasValueSatisfying(
                        correction -> assertThat(correction.statements()).isNotEmpty());
    }

    private void moveBirthToParis() {
        commit(
                "e-1",
                List.of(only(SmallGraph.CURIE, SmallGraph.BORN).id()),
                List.of(planned("s-1", SmallGraph.CURIE, SmallGraph.PARIS, null)),
                Map.of("s-1", Placement.inWeights("memit")));
    }

    private StatementRecord retract(String subject, String relation) {
        StatementRecord gone = only(subject, relation);
        commit("e-" + gone.id(), List.of(gone.id()), List.of(), Map.of());
        return gone;
    }

    private void commit(
            String editId, List<String> retract, List<PlannedStatement> assertions, Map<String, Placement> placements) {
        CommitRequest request = new CommitRequest(
                editId,
                "EDIT",
                "alice",
                Instant.parse("2026-01-02T00:00:00Z"),
                List.of(),
                List.of(),
                retract,
                assertions,
                "none",
                List.of(),
                null,
                null);
        graph.ledger()
                .commit(GraphCommit.graphOnly(request, revision(), BASE)
                        .withModel(BASE, placements, List.of(), Set.of()));
    }

    private static PlannedStatement planned(String id, String subject, String object, @Nullable String restores) {
        return new PlannedStatement(
                id, subject, SmallGraph.BORN, new Value.Entity(object, object), null, null, List.of(), restores);
    }

    private StatementRecord only(String subject, String relation) {
        return graph.knowledge().slot(subject, relation).getFirst();
    }

    private long revision() {
        return graph.knowledge().state().revision();
    }
}
