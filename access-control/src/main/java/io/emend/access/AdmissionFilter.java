package io.emend.access;

import io.emend.access.limit.AdmissionProperties;
import io.emend.access.limit.RateLimits;
import io.emend.contract.http.ProblemHandler;
import io.emend.contract.problem.Unavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only so many requests in at a time, and turns the rest away instead of letting all of them get slow. Reads and
 * writes have places of their own, so that edits in a queue keep nobody from reading. Of the reads in, those that take
 * milliseconds take turns, a few at a time, for the sooner one is done the sooner the next is; who has waited too long for
 * a turn is turned away as well. Services among themselves and health checks always get in. Comes first of all filters: who is
 * turned away costs no look at the key.
 */
final class AdmissionFilter extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(AdmissionFilter.class);
    private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);
    private static final int RETRY_AFTER_SECONDS = 1;
    /** Whatever may take seconds, or goes on for as long as the client listens. */
    private static final List<String> LONG_READS = List.of(
            "/v1/exports",
            "/v1/sparql",
            "/v1/changes",
            "/v1/integrity",
            "/v1/audit",
            "/v1/validations",
            "/v1/rollbacks",
            "/v1/consolidations",
            "/mcp");

    private final Semaphore reads;
    private final Semaphore writes;
    private final Semaphore turns;
    private final Duration patience;
    private final LongAdder turnedAway = new LongAdder();
    private final AtomicLong lastTold = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS.toNanos());

    AdmissionFilter(AdmissionProperties places) {
        this.reads = new Semaphore(places.reads());
        this.writes = new Semaphore(places.writes());
        this.turns = new Semaphore(places.turns(), true);
        this.patience = places.patience();
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
            turnAway(request, response);
            return;
        }
        try {
            if (!isQuick(request)) {
                chain.doFilter(request, response);
            } else if (hasItsTurn()) {
                try {
                    chain.doFilter(request, response);
                } finally {
                    turns.release();
                }
            } else {
                turnAway(request, response);
            }
        } finally {
            places.release();
        }
    }

    private boolean hasItsTurn() {
        try {
            return turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Reads of the graph, and previews of edits. */
    private static boolean isQuick(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/v1/edits/preview")
                || (request.getMethod().equals("GET") && LONG_READS.stream().noneMatch(path::startsWith));
    }

    private void turnAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        turnedAway.increment();
        long now = System.nanoTime();
        long told = lastTold.get();
        if (now - told > BETWEEN_WARNINGS.toNanos() && lastTold.compareAndSet(told, now)) {
            log.warn("{} requests were turned away since the last such line", turnedAway.sumThenReset());
        }
        ProblemHandler.answer(
                new Unavailable.Busy(
                        "The server has as many requests as it can work on; try again shortly.",
                        Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS)),
                request,
                response);
    }
}
