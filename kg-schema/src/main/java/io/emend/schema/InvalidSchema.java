package io.emend.schema;

import java.util.List;

/** Thrown when schema documents cannot be read or contradict themselves; lists every problem found. */
public final class InvalidSchema extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidSchema(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public InvalidSchema(String problem, Throwable cause) {
        super(problem, cause);
        this.problems = List.of(problem);
    }

    /** Every problem, in words. */
    public List<String> problems() {
        return problems;
    }
}
