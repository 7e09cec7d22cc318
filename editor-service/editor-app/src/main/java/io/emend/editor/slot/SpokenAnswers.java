package io.emend.editor.slot;

import io.emend.editing.verify.Answers;
import io.emend.editor.generation.GenerationTask;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.generation.PieceListener;
import io.emend.editor.generation.Prompt;
import io.emend.editor.generation.Turn;
import java.util.List;
import java.util.OptionalInt;

/** The model's own answer to a question: one sentence, greedy. */
public final class SpokenAnswers {
    private static final List<String> ENDS = List.of("\n");

    private final int mostTokens;

    /** @param mostTokens upper bound of an answer, tokens */
    public SpokenAnswers(int mostTokens) {
        this.mostTokens = mostTokens;
    }

    /**
     * Asks the model.
     *
     * @throws io.emend.editor.generation.ContextOverflow when the question is too long
     */
    public String answer(HostedModel model, String question) {
        Prompt prompt = model.conversation(List.of(new Turn("user", question)));
        GenerationTask task = new GenerationTask(prompt, mostTokens, 0, 1, 0, ENDS, OptionalInt.empty());
        return firstSentence(model.generate(task, PieceListener.NONE).text());
    }

    /**
     * Asks the model many questions at once.
     *
     * @throws io.emend.editor.generation.ContextOverflow when a question is too long
     */
    public List<String> answers(HostedModel model, List<String> questions) {
        List<Prompt> prompts = questions.stream()
                .map(question -> model.conversation(List.of(new Turn("user", question))))
                .toList();
        return model.continuationsOf(prompts, mostTokens).stream()
                .map(SpokenAnswers::firstSentence)
                .toList();
    }

    /** The first sentence without its full stop. */
    private static String firstSentence(String text) {
        return Answers.firstSentence(text);
    }
}
