package io.emend.contract.problem;

import java.util.Map;

/**
 * A failure that another service or a client can act on. Its message says what was expected, what was found and what to
 * do; {@link #data()} carries the same facts for programs and becomes members of the RFC 9457 document.
 */
public abstract sealed class KnowledgeProblem extends RuntimeException
        permits Malformed, AccessDenied, Missing, Conflicted, Refused, Unavailable {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String detail;
    private final transient Map<String, Object> data;

    KnowledgeProblem(ProblemType type, String detail, Map<String, Object> data) {
        super(detail);
        this.type = type;
        this.detail = detail;
        this.data = Map.copyOf(data);
    }

    public ProblemType type() {
        return type;
    }

    /** Further members of the problem document, such as {@code suggestions} or {@code options}; JSON-serialisable. */
    public Map<String, Object> data() {
        return data;
    }

    /** What was expected, what was found, what to do. */
    public String detail() {
        return detail;
    }
}
