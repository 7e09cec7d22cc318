package io.emend.editor.commit;

import io.emend.editing.Method;
import io.emend.editing.verify.Policy;
import io.emend.editor.hosting.ModelHost;
import io.emend.editor.slot.PromptBuilder;
import io.emend.editor.slot.SlotSolver;
import io.emend.editor.slot.SpokenAnswers;
import io.emend.editor.weights.WeightEditor;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import io.emend.schema.KnowledgeSchema;
import java.util.List;

/**
 * What a {@link CommitService} works with.
 *
 * @param supported methods a request may name
 * @param policy what a slot must reach beside the other live ones
 * @param queue commits that may wait beside the one that runs
 * @param faults {@link FaultPoint#NONE} outside of tests
 */
public record CommitParts(
        KnowledgeGraph graph,
        Ledger ledger,
        KnowledgeSchema schema,
        WeightEditor weights,
        ModelHost host,
        SlotSolver solver,
        PromptBuilder prompts,
        SpokenAnswers answers,
        Policy policy,
        List<Method> supported,
        int queue,
        FaultPoint faults,
        CommitWatch watch) {
    public CommitParts {
        supported = List.copyOf(supported);
    }
}
