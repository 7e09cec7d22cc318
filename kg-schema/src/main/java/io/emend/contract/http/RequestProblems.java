package io.emend.contract.http;

import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Missing;
import io.emend.contract.problem.ProblemType;
import io.emend.contract.problem.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a request, in our words, for each way in which Spring MVC and Jackson reject one. */
final class RequestProblems {
    private RequestProblems() {}

    /** The problem behind a failure, or null if the failure is ours. */
    static @Nullable KnowledgeProblem problemOf(Exception failure, HttpServletRequest request) {
        Optional<KnowledgeProblem> known = knownCause(failure);
        if (known.isPresent()) {
            return known.get();
        }
        return switch (failure) {
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentTypeMismatchException mismatch ->
                new Malformed("The parameter '%s' cannot be %s.".formatted(mismatch.getName(), found(mismatch)));
            case TypeMismatchException mismatch -> new Malformed("A parameter cannot be " + found(mismatch) + ".");
            case MissingServletRequestParameterException missing ->
                new Malformed(
                        "The parameter '%s' is required and was not given.".formatted(missing.getParameterName()));
            case NoResourceFoundException missing -> nothingAt(request);
            case NoHandlerFoundException missing -> nothingAt(request);
            case HttpRequestMethodNotSupportedException method ->
                ProblemType.METHOD_NOT_ALLOWED.problem(
                        "%s does not support %s; it supports %s."
                                .formatted(request.getRequestURI(), method.getMethod(), supported(method)),
                        Map.of());
            case HttpMediaTypeNotSupportedException media ->
                ProblemType.UNSUPPORTED_MEDIA_TYPE.problem(
                        "The body's media type is %s; expected %s."
                                .formatted(
                                        media.getContentType() == null ? "not given" : media.getContentType(),
                                        media.getSupportedMediaTypes()),
                        Map.of());
            case ErrorResponse described -> byStatus(described.getStatusCode().value(), detail(described), request);
            case MultipartException multipart -> new Malformed("The multipart body cannot be read.");
            default -> null;
        };
    }

    /** The problem for a status that a container or framework chose without telling more; null for a fault of ours. */
    static @Nullable KnowledgeProblem byStatus(int status, String detail, HttpServletRequest request) {
        return switch (status) {
            case 404 -> nothingAt(request);
            case 401 -> ProblemType.UNAUTHENTICATED.problem(detail, Map.of());
            case 403 -> ProblemType.FORBIDDEN.problem(detail, Map.of());
            case 405 -> ProblemType.METHOD_NOT_ALLOWED.problem(detail, Map.of());
            case 406 -> ProblemType.NOT_ACCEPTABLE.problem(detail, Map.of());
            case 413 -> ProblemType.PAYLOAD_TOO_LARGE.problem(detail, Map.of());
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE.problem(detail, Map.of());
            case 503 -> new Unavailable(detail);
            default -> status >= 400 && status < 500 ? new Malformed(detail) : null;
        };
    }

    private static Optional<KnowledgeProblem> knownCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KnowledgeProblem problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    private static Missing nothingAt(HttpServletRequest request) {
        return new Missing("There is nothing at %s %s.".formatted(request.getMethod(), request.getRequestURI()));
    }

    private static Malformed unreadable(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case ValueInstantiationException invalid -> new Malformed(place(invalid) + rejected(invalid));
            case StreamReadException broken ->
                new Malformed("The body is not well-formed JSON: line %d, column %d."
                        .formatted(
                                broken.getLocation().getLineNr(),
                                broken.getLocation().getColumnNr()));
            case DatabindException mismatch ->
                new Malformed(place(mismatch) + firstSentence(mismatch.getOriginalMessage()));
            case null, default -> new Malformed("A JSON body is required and was missing or unreadable.");
        };
    }

    /** What the record's constructor said; it speaks to people. */
    private static String rejected(ValueInstantiationException failure) {
        Throwable reason = failure.getCause();
        if (reason instanceof NullPointerException) {
            return "the member '%s' is required.".formatted(reason.getMessage());
        }
        return reason == null || reason.getMessage() == null ? "the value is not valid." : reason.getMessage();
    }

    private static String place(DatabindException failure) {
        String path = failure.getPath().stream()
                .map(step ->
                        step.getPropertyName() != null ? "." + step.getPropertyName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : "At " + path.substring(path.startsWith(".") ? 1 : 0) + ": ";
    }

    /** Jackson's reason without the Java types and the source excerpt that follow it. */
    private static String firstSentence(@Nullable String message) {
        if (message == null) {
            return "the value does not fit.";
        }
        String line = message.lines().findFirst().orElse("");
        return line.replaceAll("`?(?:[a-z]+\\.)+[A-Z][\\w.$]*(?:<[^>]*>)?`?", "the expected type");
    }

    private static String found(TypeMismatchException mismatch) {
        Class<?> type = mismatch.getRequiredType();
        String expected = type == null
                ? ""
                : type.isEnum()
                        ? "; expected one of " + List.of(type.getEnumConstants())
                        : "; expected a " + type.getSimpleName().toLowerCase(Locale.ROOT);
        return "'" + mismatch.getValue() + "'" + expected;
    }

    private static String supported(HttpRequestMethodNotSupportedException failure) {
        String[] methods = failure.getSupportedMethods();
        return methods == null ? "none" : String.join(", ", methods);
    }

    private static String detail(ErrorResponse described) {
        String detail = described.getBody().getDetail();
        return detail == null ? "The request is not acceptable." : detail;
    }
}
