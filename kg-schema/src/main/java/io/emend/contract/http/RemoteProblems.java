package io.emend.contract.http;

import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.ProblemType;
import io.emend.contract.problem.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rebuilds the problem that another service reported, so that a call over HTTP throws what a method call would have
 * thrown. What is no problem document becomes {@link Unavailable} if the service or the way to it is down, and an
 * {@link IllegalStateException} naming the other side's error id if it failed.
 */
final class RemoteProblems {
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final String service;
    private final JsonMapper json = JsonMapper.shared();

    /** @param service the other side's name in messages, such as {@code controller} */
    RemoteProblems(String service) {
        this.service = service;
    }

    /** Throws the problem that an error response describes. */
    void raise(ClientHttpResponse response) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        Map<String, Object> members = read(response);
        Optional<ProblemType> type =
                Optional.ofNullable(members.get("code")).map(Object::toString).flatMap(ProblemType::named);
        if (type.isPresent()) {
            throw problem(type.get(), members);
        }
        if (status.value() == 502 || status.value() == 503 || status.value() == 504) {
            throw new Unavailable(
                    "The %s cannot serve now (HTTP %d); try again later.".formatted(service, status.value()));
        }
        Object id = members.get("id");
        throw new IllegalStateException("The %s answered HTTP %d%s"
                .formatted(service, status.value(), id == null ? "" : "; its log has the cause under id " + id));
    }

    /** The problem behind a connection that could not be made, broke, or took too long. */
    KnowledgeProblem unreachable(ResourceAccessException failure) {
        Map<String, Object> data = Map.of("service", service);
        Unavailable problem = wasSent(failure)
                ? Unavailable.unanswered("The %s did not answer; try again later.".formatted(service), data)
                : new Unavailable("The %s cannot be reached; try again later.".formatted(service), data);
        problem.initCause(failure);
        return problem;
    }

    /** A connection that was refused carried nothing. */
    private static boolean wasSent(ResourceAccessException failure) {
        return !(failure.getCause() instanceof ConnectException)
                && !(failure.getCause() instanceof HttpConnectTimeoutException);
    }

    private static KnowledgeProblem problem(ProblemType type, Map<String, Object> members) {
        Map<String, Object> data = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value != null && !ProblemDocument.RESERVED.contains(name)) {
                data.put(name, value);
            }
        });
        @Nullable Object detail = members.get("detail");
        return type.problem(detail == null ? type.title() : detail.toString(), data);
    }

    private Map<String, Object> read(ClientHttpResponse response) throws IOException {
        try {
            return json.readValue(response.getBody(), MEMBERS);
        } catch (JacksonException notJson) {
            return Map.of();
        }
    }
}
