package io.emend.access;

import io.emend.contract.problem.KnowledgeProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets filters answer with a problem: hands it to the one place that writes them. */
final class ProblemWriter {
    private final HandlerExceptionResolver resolver;

    ProblemWriter(HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    void write(HttpServletRequest request, HttpServletResponse response, KnowledgeProblem problem) {
        if (resolver.resolveException(request, response, null, problem) == null) {
            throw problem;
        }
    }
}
