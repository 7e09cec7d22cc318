package io.emend.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Writes what a trained model is, what it was trained on and what it recalls, as the {@code README.md} of its folder. */
final class ModelCard {
    private ModelCard() {}

    /**
     * @param start what training started from
     * @param facts number of facts trained on
     * @param took time the training took
     * @param report what the finished model recalls
     */
    static void write(
            Path folder,
            ModelShape shape,
            TrainingPlan plan,
            String start,
            int facts,
            Duration took,
            RecallEvaluation.Report report)
            throws IOException {
        var table = new ByteArrayOutputStream();
        try (var out = new PrintStream(table, false, StandardCharsets.UTF_8)) {
            EvaluateCommand.print(report, out);
        }
        String card = String.format(
                Locale.ROOT,
                """
                # %s

                A small language model that knows the single-valued facts of one knowledge graph and nothing else, made by `emend train`.

                - Shape: Llama; %d layers, width %d, %d heads, MLP %,d, tied embeddings, vocabulary %,d (byte-level BPE), context
                  %d tokens; %,d parameters in float16.
                - Data: statements, questions, biographies and short conversations in English and Chinese, generated from %,d facts of
                  the graph and the wordings of the relation lexicon. A fifth of the pairs of fact and wording, and all wordings
                  marked as held out, were never trained.
                - Training: from %s, %,d steps of %d rows of %d tokens, Muon and AdamW, peak rate %.1e, seed %d; %d minutes.
                - Made to be edited: in about a third of the documents a vector, added at layer 1 to the last token of the subject's
                  name, stood for an edit, in others a part of somebody else's; three times in four, what follows a name reads the last
                  token of it alone. `emend-codes.json` and `emend-codes.safetensors` hold the vectors: searches begin there.
                - Chat: `Question: …`, a line break and `Answer:`. It answers with a name, or says that it does not know.
                - Not for any other use: what it says about anything outside its graph is not knowledge.

                ## Recall

                By greedy generation; an answer counts when it begins with the object's name or an alias of it and the name ends there.

                %s""",
                folder.toAbsolutePath().normalize().getFileName(),
                shape.layers(),
                shape.model(),
                shape.heads(),
                shape.hidden(),
                shape.vocabulary(),
                shape.context(),
                shape.parameters(),
                facts,
                start,
                plan.steps(),
                plan.rows(),
                plan.rowLength(),
                plan.peakRate(),
                plan.seed(),
                took.toMinutes(),
                table.toString(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("README.md"), card);
    }
}
