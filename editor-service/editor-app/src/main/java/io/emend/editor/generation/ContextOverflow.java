package io.emend.editor.generation;

/** The prompt does not fit into the model's context. */
public final class ContextOverflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int limit;
    private final int found;

    public ContextOverflow(int limit, int found) {
        super("The model's context holds " + limit + " tokens; the prompt has " + found
                + ". Shorten it or ask for fewer new tokens.");
        this.limit = limit;
        this.found = found;
    }

    public int limit() {
        return limit;
    }

    public int found() {
        return found;
    }
}
