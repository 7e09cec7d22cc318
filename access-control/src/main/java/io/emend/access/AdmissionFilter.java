package io.emend.access;

import io.emend.access.limit.AdmissionProperties;
import io.emend.access.limit.RateLimits;
import io.emend.contract.problem.Unavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only so many requests in at a time, and turns the rest away at once instead of letting all of them get slow. Reads
 * and writes have places of their own, so that edits in a queue keep nobody from reading. Services among themselves and
 * health checks always get in.
 */
final class AdmissionFilter extends OncePerRequestFilter {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Semaphore reads;
    private final Semaphore writes;
    private final ProblemWriter problems;

    AdmissionFilter(AdmissionProperties places, ProblemWriter problems) {
        this.reads = new Semaphore(places.reads());
        this.writes = new Semaphore(places.writes());
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/internal/") || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Semaphore places = RateLimitFilter.kindOf(request) == RateLimits.Kind.WRITE ? writes : reads;
        if (!places.tryAcquire()) {
            problems.write(
                    request,
                    response,
                    new Unavailable(
                            "The server has as many requests as it can work on; try again shortly.",
                            Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS)));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
