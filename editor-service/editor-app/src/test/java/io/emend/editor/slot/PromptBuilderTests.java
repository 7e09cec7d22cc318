package io.emend.editor.slot;

import static io.emend.editor.fake.SmallGraph.BORN;
import static io.emend.editor.fake.SmallGraph.CURIE;
import static io.emend.editor.fake.SmallGraph.DIED;
import static io.emend.editor.fake.SmallGraph.LONDON;
import static io.emend.editor.fake.SmallGraph.PARIS;
import static io.emend.editor.fake.SmallGraph.TURING;
import static io.emend.editor.fake.SmallGraph.WARSAW;
import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.knowledge.Value;
import io.emend.editing.Change;
import io.emend.editing.Cloze;
import io.emend.editing.EditRequest;
import io.emend.editing.TargetFact;
import io.emend.editor.fake.RoteWeights;
import io.emend.editor.fake.SmallGraph;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.Content;
import io.emend.schema.KnowledgeSchema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptBuilderTests {
    private final KnowledgeGraph graph = SmallGraph.load().knowledge();
    private final RoteWeights weights = new RoteWeights()
            .knowing("Question: Where was Marie Curie born?\nAnswer:", "Warsaw")
            .knowing("Question: Where did Marie Curie die?\nAnswer:", "Paris");
    private final PromptBuilder prompts = new PromptBuilder(
            KnowledgeSchema.load(), new UnderstoodWordings(weights.base(), graph, QuestionForm.DEFAULT));

    @Test
    void saysWhatAFactPutsInThePlaceOfWhat() {
        assertThat(change(CURIE, BORN, PARIS)).hasValue(new Change(BORN, PARIS, Optional.of(WARSAW)));
    }

    @Test
    void namesNoFormerObjectWhereThereWasNone() {
        assertThat(change(TURING, DIED, LONDON)).hasValue(new Change(DIED, LONDON, Optional.empty()));
    }

    @Test
    void preservesWhatTheBaseModelSaysOfOtherFacts() {
        EditRequest request = requests(slot(CURIE, BORN, PARIS)).getFirst();

        assertThat(request.preserved().stream().flatMap(fact -> fact.wordings().stream()))
                .containsExactly(new Cloze("Question: Where did Marie Curie die?\nAnswer:", "Paris"));
    }

    @Test
    void makesTheSameRequestsTogetherAsAlone() {
        SlotTargets curie = slot(CURIE, BORN, PARIS);
        SlotTargets turing = slot(TURING, DIED, LONDON);

        assertThat(requests(curie, turing))
                .containsExactly(requests(curie).getFirst(), requests(turing).getFirst());
    }

    private Optional<Change> change(String subject, String relation, String object) {
        return requests(slot(subject, relation, object)).getFirst().targets().stream()
                .map(TargetFact::change)
                .findFirst()
                .orElseThrow();
    }

    private List<EditRequest> requests(SlotTargets... slots) {
        EntityNames names = EntityNames.of(graph, List.of(CURIE, TURING, PARIS, LONDON), List.of());
        return prompts.requests(List.of(slots), names);
    }

    private static SlotTargets slot(String subject, String relation, String object) {
        EditedFact fact = new EditedFact(
                "s-1",
                new Content(subject, relation, object, null, null),
                new Value.Entity(object, object),
                WantedMethod.AUTO,
                true,
                false,
                1,
                false);
        return new SlotTargets(subject, List.of(fact), List.of());
    }
}
