package io.emend.editor.generation;

import java.util.List;

/** One immutable snapshot of the hosted model. Safe for use by many threads; never changes under a reader. */
public interface HostedModel {
    /** {@code sha256:} over base checkpoint and everything live edits add to it. */
    String fingerprint();

    /** Tokens that prompt and continuation may have together. */
    int contextLength();

    /** Token ids are 0 to below this. */
    int vocabularySize();

    /** The prompt as text. */
    String text(Prompt prompt);

    /** How many tokens the model reads for this prompt. */
    int count(Prompt prompt);

    /**
     * Renders a conversation the way the model was trained to read it.
     *
     * @return the prompt, ending where the answer begins
     * @throws IllegalArgumentException if the model cannot read such a conversation; the message says why
     */
    Prompt conversation(List<Turn> turns);

    /**
     * Continues many prompts greedily, each to the end of its first sentence at least; faster together than one by one.
     *
     * @throws ContextOverflow when a prompt leaves no room in the context
     */
    List<String> continuationsOf(List<Prompt> prompts, int maxTokens);

    /** The same for texts. */
    default List<String> continuations(List<String> texts, int maxTokens) {
        return continuationsOf(texts.stream().<Prompt>map(Prompt.Text::new).toList(), maxTokens);
    }

    /**
     * Continues a prompt.
     *
     * @throws ContextOverflow when the prompt leaves no room in the context
     */
    Generated generate(GenerationTask task, PieceListener listener);
}
