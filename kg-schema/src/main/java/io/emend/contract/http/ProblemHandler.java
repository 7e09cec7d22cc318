package io.emend.contract.http;

import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.ProblemType;
import io.emend.contract.problem.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes every error response: {@code application/problem+json}, never a stack trace, and never a 500 for what the
 * caller got wrong. Problems of the caller, and requests turned away for want of room, are logged at DEBUG, unavailability at
 * WARN, our own faults at ERROR with the id that the response carries. Filters reach it through the {@code handlerExceptionResolver} bean.
 */
@RestControllerAdvice
public final class ProblemHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final int FIRST_SERVER_STATUS = 500;
    private static final int DEFAULT_RETRY_AFTER_SECONDS = 5;

    /** Turns whatever was thrown while handling the request into its problem document; nothing if the client left. */
    @ExceptionHandler
    public @Nullable ResponseEntity<Map<String, Object>> handle(Exception failure, HttpServletRequest request) {
        if (failure instanceof AsyncRequestNotUsableException) {
            log.debug("{} {}: the client went away", request.getMethod(), request.getRequestURI());
            return null;
        }
        KnowledgeProblem problem = RequestProblems.problemOf(failure, request);
        return problem == null ? internalError(failure, request) : response(problem, failure, request);
    }

    /**
     * Writes a problem outside of any handler, as cheaply as can be; not logged.
     *
     * @throws IOException if the client has gone
     */
    public static void answer(KnowledgeProblem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemDocument document = ProblemDocument.of(problem, request.getRequestURI());
        HttpHeaders headers = new HttpHeaders();
        retryAfter(problem, headers);
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        byte[] body = JsonMapper.shared().writeValueAsBytes(document.members());
        response.setStatus(document.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static ResponseEntity<Map<String, Object>> response(
            KnowledgeProblem problem, Exception failure, HttpServletRequest request) {
        ProblemType type = problem.type();
        if (type.status() >= FIRST_SERVER_STATUS && !(problem instanceof Unavailable.Busy)) {
            log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), problem.detail(), problem);
        } else {
            log.debug("{} {}: {} {}", request.getMethod(), request.getRequestURI(), type.wireName(), problem.detail());
        }
        HttpHeaders headers = new HttpHeaders();
        if (failure instanceof ErrorResponse described) {
            headers.addAll(described.getHeaders());
        }
        retryAfter(problem, headers);
        if (type == ProblemType.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return write(ProblemDocument.of(problem, request.getRequestURI()), headers);
    }

    private static void retryAfter(KnowledgeProblem problem, HttpHeaders headers) {
        boolean temporary = problem.type() == ProblemType.UNAVAILABLE || problem.type() == ProblemType.RATE_LIMITED;
        if (temporary) {
            Object seconds = problem.data().getOrDefault("retryAfterSeconds", DEFAULT_RETRY_AFTER_SECONDS);
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
    }

    private static ResponseEntity<Map<String, Object>> internalError(Exception failure, HttpServletRequest request) {
        String id = UUID.randomUUID().toString();
        log.error("{} {} failed, id {}", request.getMethod(), request.getRequestURI(), id, failure);
        return write(ProblemDocument.internal(id, request.getRequestURI()), new HttpHeaders());
    }

    private static ResponseEntity<Map<String, Object>> write(ProblemDocument document, HttpHeaders headers) {
        return ResponseEntity.status(document.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(document.members());
    }
}
