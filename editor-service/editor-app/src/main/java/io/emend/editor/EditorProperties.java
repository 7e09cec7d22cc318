package io.emend.editor;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the editor, prefix {@code emend.editor}.
 *
 * @param modelFolder Hugging Face checkpoint to host
 * @param dataFolder where delta files, a computed profile and exports go
 * @param corpus text file, one passage per line, to profile a model with that brings no profile; null to refuse such a model
 * @param threads libtorch's threads inside one operator, 0 for its own choice
 * @param device where the model runs: {@code cpu}, {@code cuda} or {@code cuda:N}; CUDA needs a build with {@code -Pcuda}
 * @param halfKept whether a checkpoint's half-precision matrices stay so in memory: half the memory, slower answers
 * @param questionTemplate how the model reads a question when it has no chat template; {@code {q}} is the question
 * @param answerTokens upper bound of the model's own answer to a question, tokens
 * @param commitQueue commits that may wait beside the one that runs
 * @param leastFreeSpace what must be free on the disk of the data folder for a commit to begin
 * @param generations generations that may run at once
 * @param generationPatience how long a generation may wait for its turn
 * @param oldSnapshots models of older revisions that stay in memory
 * @param policy the least an edit must reach to stay in the model when no recipe does better
 */
@ConfigurationProperties("emend.editor")
public record EditorProperties(
        @DefaultValue("models/emend-tiny") Path modelFolder,
        @DefaultValue("data/editor") Path dataFolder,
        @Nullable Path corpus,
        @DefaultValue("0") int threads,
        @DefaultValue("cpu") String device,
        @DefaultValue("false") boolean halfKept,
        @DefaultValue("Question: {q}\nAnswer:") String questionTemplate,
        @DefaultValue("48") int answerTokens,
        @DefaultValue("64") int commitQueue,
        @DefaultValue("64MB") DataSize leastFreeSpace,
        @DefaultValue("4") int generations,
        @DefaultValue("10s") Duration generationPatience,
        @DefaultValue("4") int oldSnapshots,
        @DefaultValue Policy policy) {

    /**
     * Least shares, 0 to 1, by free generation.
     *
     * @param efficacy of the edited wordings
     * @param paraphrase of wordings kept back from the edit
     * @param sameSubject of the subject's other facts that keep their answer
     * @param neighbour of other subjects' facts that keep their answer
     */
    public record Policy(
            @DefaultValue("0.8") double efficacy,
            @DefaultValue("0.5") double paraphrase,
            @DefaultValue("0.7") double sameSubject,
            @DefaultValue("0.75") double neighbour) {}
}
