package io.emend.access;

import io.emend.access.limit.RateLimits;
import io.emend.contract.problem.AccessDenied;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.Unavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs the caller in whose key the Authorization header carries; without the header the request stays anonymous. */
final class BearerKeyFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final RateLimits limits;
    private final ProblemWriter problems;
    private final SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    BearerKeyFilter(ApiKeys keys, RateLimits limits, ProblemWriter problems) {
        this.keys = keys;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<KeyAuthentication> signedIn;
        try {
            signedIn = signIn(header);
        } catch (KnowledgeProblem problem) {
            problems.write(request, response, problem);
            return;
        }
        if (signedIn.isEmpty()) {
            problems.write(request, response, refusal(request.getRemoteAddr()));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn.get());
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        chain.doFilter(request, response);
    }

    private KnowledgeProblem refusal(String address) {
        try {
            limits.wrongKey(address);
        } catch (Unavailable.RateLimited tooMany) {
            return tooMany;
        }
        return new AccessDenied.Unauthenticated(
                "The Authorization header must be 'Bearer <key>' with an API key or a token that is known, not expired and"
                        + " not revoked; this one is not.",
                Map.of());
    }

    private Optional<KeyAuthentication> signIn(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String key = header.substring(SCHEME.length()).strip();
        return key.isEmpty() ? Optional.empty() : keys.find(key).map(caller -> new KeyAuthentication(caller, key));
    }
}
