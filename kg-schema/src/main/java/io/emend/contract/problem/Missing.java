package io.emend.contract.problem;

import java.util.Map;

/** A resource named in the path or the query does not exist. */
public final class Missing extends KnowledgeProblem {
    private static final long serialVersionUID = 1L;

    public Missing(String detail, Map<String, Object> data) {
        super(ProblemType.NOT_FOUND, detail, data);
    }

    public Missing(String detail) {
        this(detail, Map.of());
    }
}
