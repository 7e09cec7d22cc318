package io.emend.editor.commit;

import io.emend.editing.Method;
import io.emend.editing.verify.Policy;
import io.emend.editor.hosting.ModelHost;
import io.emend.editor.slot.PromptBuilder;
import io.emend.editor.slot.QuestionForm;
import io.emend.editor.slot.SlotSolver;
import io.emend.editor.slot.SpokenAnswers;
import io.emend.editor.slot.UnderstoodWordings;
import io.emend.editor.slot.WantedMethod;
import io.emend.editor.weights.WeightEditor;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import io.emend.schema.KnowledgeSchema;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;

/**
 * What a {@link CommitService} works with.
 *
 * @param supported methods a request may name
 * @param policy what a slot must reach beside the other live ones
 * @param queue commits that may wait beside the one that runs
 * @param disk where delta files, and in one JVM the database, grow
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
        DiskSpace disk,
        FaultPoint faults,
        CommitWatch watch) {
    private static final int ANSWER_TOKENS = 48;
    private static final int QUEUE = 64;

    public CommitParts {
        supported = List.copyOf(supported);
    }

    /**
     * The product's own, with its default policy and all its methods, for measurements.
     *
     * @param form how the model reads a question when its checkpoint has no chat template
     */
    public static CommitParts standard(
            KnowledgeGraph graph,
            Ledger ledger,
            KnowledgeSchema schema,
            WeightEditor weights,
            ModelHost host,
            QuestionForm form) {
        PromptBuilder prompts = new PromptBuilder(schema, new UnderstoodWordings(weights.base(), graph, form));
        return new CommitParts(
                graph,
                ledger,
                schema,
                weights,
                host,
                new SlotSolver(weights, prompts, Policy.AIM, Policy.LEAST),
                prompts,
                new SpokenAnswers(ANSWER_TOKENS),
                Policy.LEAST,
                WantedMethod.SUPPORTED,
                QUEUE,
                new DiskSpace(Path.of("").toAbsolutePath(), 0),
                FaultPoint.NONE,
                new CommitWatch(new SimpleMeterRegistry()));
    }
}
