package io.emend.access;

import io.emend.access.limit.RateLimits;
import io.emend.contract.problem.Unavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to a caller whose budget is spent, before anything is done. Services and health checks have no budget. */
final class RateLimitFilter extends OncePerRequestFilter {
    private static final List<String> CHANGING = List.of(
            "/v1/edits",
            "/v1/rollbacks",
            "/v1/consolidations",
            "/v1/utterances",
            "/v1/imports",
            "/v1/keys",
            "/v1/webhooks");

    private final RateLimits limits;
    private final ProblemWriter problems;

    RateLimitFilter(RateLimits limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof Caller caller && caller.role() != Role.SERVICE) {
            try {
                limits.spend(kindOf(request), caller.keyId(), caller.name());
            } catch (Unavailable.RateLimited spent) {
                problems.write(request, response, spent);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** Whether a request reads or writes, by its method and path. */
    static RateLimits.Kind kindOf(HttpServletRequest request) {
        boolean reads =
                request.getMethod().equals("GET") || request.getRequestURI().endsWith("/preview");
        boolean changes = !reads && CHANGING.stream().anyMatch(request.getRequestURI()::startsWith);
        return changes ? RateLimits.Kind.WRITE : RateLimits.Kind.READ;
    }
}
