package io.emend.editor.generation;

/** The prompt does not fit into the model's context. */
public final class ContextOverflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int limit;
    private final int found;

    public ContextOverflow(int limit, int found) {
        super("The prompt has " + found + " tokens, the context " + limit);
        this.limit = limit;
        this.found = found;
    }

    /** What was expected, what was found, what to do. */
    public String detail() {
        return "The model's context holds " + limit + " tokens; the prompt has " + found
                + ". Shorten it or ask for fewer new tokens.";
    }

    public int limit() {
        return limit;
    }

    public int found() {
        return found;
    }
}
