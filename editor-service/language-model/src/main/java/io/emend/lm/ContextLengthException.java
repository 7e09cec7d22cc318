package io.emend.lm;

/** A request needs more tokens than the model can see. */
public final class ContextLengthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int promptTokens;
    private final int contextLength;

    /**
     * @param promptTokens tokens of the prompt
     * @param contextLength most tokens the model can see, prompt and completion together
     */
    public ContextLengthException(int promptTokens, int contextLength) {
        super("The prompt has %d tokens; this model can see at most %d, the completion included. Shorten the prompt."
                .formatted(promptTokens, contextLength));
        this.promptTokens = promptTokens;
        this.contextLength = contextLength;
    }

    /** Tokens of the prompt. */
    public int promptTokens() {
        return promptTokens;
    }

    /** Most tokens the model can see. */
    public int contextLength() {
        return contextLength;
    }
}
