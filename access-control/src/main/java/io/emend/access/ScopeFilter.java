package io.emend.access;

import io.emend.contract.problem.AccessDenied;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Holds a narrowed key to its scopes, by path. */
final class ScopeFilter extends OncePerRequestFilter {
    private final ProblemWriter problems;

    ScopeFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null
                && signedIn.getPrincipal() instanceof Caller caller
                && !caller.scopes().isEmpty()) {
            try {
                caller.require(scopeOf(request.getMethod(), request.getRequestURI()));
            } catch (AccessDenied.Forbidden forbidden) {
                problems.write(request, response, forbidden);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** An utterance needs only READ here: what it does further is checked where it is done. */
    private static Scope scopeOf(String method, String path) {
        boolean post = method.equals("POST");
        if (path.startsWith("/v1/chat/") || path.startsWith("/v1/completions") || path.startsWith("/v1/models")) {
            return Scope.CHAT;
        }
        if (post && path.startsWith("/v1/edits/") && path.endsWith("/decision")) {
            return Scope.REVIEW;
        }
        if (post && (path.startsWith("/v1/edits") || path.startsWith("/v1/rollbacks"))) {
            return Scope.EDIT;
        }
        boolean administration = path.startsWith("/v1/keys")
                || path.startsWith("/v1/audit")
                || path.startsWith("/v1/imports")
                || path.startsWith("/v1/consolidations")
                || path.startsWith("/v1/webhooks")
                || path.startsWith("/v1/policies")
                || path.startsWith("/v1/model/export");
        return administration ? Scope.ADMIN : Scope.READ;
    }
}
