package io.emend.contract.http;

import io.emend.contract.problem.KnowledgeProblem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the servlet container sends what failed outside Spring MVC; it gets the same problem documents. */
@Controller
public final class ProblemErrorPage implements ErrorController {
    private static final int OK = 200;
    private static final int INTERNAL = 500;

    private final ProblemHandler handler;

    public ProblemErrorPage(ProblemHandler handler) {
        this.handler = handler;
    }

    /** Answers for the request that failed, named by the container's error attributes. */
    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    public @Nullable ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        HttpServletRequest failed = failedRequest(request);
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : OK;
        KnowledgeProblem problem = status < INTERNAL
                ? RequestProblems.byStatus(status == OK ? 404 : status, "The request was rejected.", failed)
                : null;
        return handler.handle(problem != null ? problem : cause(request), failed);
    }

    private static Exception cause(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception thrown
                ? thrown
                : new IllegalStateException("The container reported an error without an exception.");
    }

    private static HttpServletRequest failedRequest(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getRequestURI() {
                return path instanceof String uri ? uri : super.getRequestURI();
            }
        };
    }
}
