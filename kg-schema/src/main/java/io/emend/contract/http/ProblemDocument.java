package io.emend.contract.http;

import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.ProblemType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An RFC 9457 problem document: the members every problem has, then those of its data. On the paths that speak OpenAI's
 * protocol it carries an {@code error} member as well, in the form those clients expect.
 *
 * @param status HTTP status
 * @param members everything that goes on the wire, in order
 */
record ProblemDocument(int status, Map<String, Object> members) {
    static final String INTERNAL_ERROR = "internal-error";

    /** Members with a fixed meaning; a problem's data cannot overwrite them. */
    static final Set<String> RESERVED =
            Set.of("type", "title", "status", "detail", "instance", "code", "retriable", "error");

    /** In a problem's data: the code OpenAI's clients know the case by, such as {@code model_not_found}. */
    static final String OPENAI_CODE = "openaiCode";

    private static final int INTERNAL_STATUS = 500;

    static ProblemDocument of(KnowledgeProblem problem, String path) {
        ProblemType type = problem.type();
        return document(
                type.uri(),
                type.title(),
                type.status(),
                problem.detail(),
                path,
                type.wireName(),
                type.retriable(),
                problem.data());
    }

    /** The only document without a problem type: a fault of ours, told by an id that is in the log. */
    static ProblemDocument internal(String id, String path) {
        String detail = "The server failed unexpectedly; its log has the cause under this id: " + id;
        return document(
                ProblemType.URN + INTERNAL_ERROR,
                "Internal error",
                INTERNAL_STATUS,
                detail,
                path,
                INTERNAL_ERROR,
                false,
                Map.of("id", id));
    }

    private static ProblemDocument document(
            String type,
            String title,
            int status,
            String detail,
            String path,
            String code,
            boolean retriable,
            Map<String, Object> data) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", type);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.put("instance", path);
        members.put("code", code);
        members.put("retriable", retriable);
        data.forEach((name, value) -> {
            if (!RESERVED.contains(name) && !name.equals(OPENAI_CODE)) {
                members.put(name, value);
            }
        });
        if (speaksOpenAi(path)) {
            members.put("error", openAiError(status, detail, code, data));
        }
        return new ProblemDocument(status, members);
    }

    private static boolean speaksOpenAi(String path) {
        return path.startsWith("/v1/chat/") || path.startsWith("/v1/completions") || path.startsWith("/v1/models");
    }

    private static Map<String, Object> openAiError(int status, String detail, String code, Map<String, Object> data) {
        String type = switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> status >= INTERNAL_STATUS ? "server_error" : "invalid_request_error";
        };
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", detail);
        error.put("type", type);
        error.put("param", data.get("param"));
        error.put("code", data.getOrDefault(OPENAI_CODE, code));
        return error;
    }
}
