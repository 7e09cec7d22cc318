package io.emend.access;

import io.emend.contract.problem.AccessDenied;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller and the key in Spring Security's context of this thread. */
final class SecurityContextCaller implements CurrentCaller, ForwardedKey {
    @Override
    public Caller get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new AccessDenied.Unauthenticated("This needs a signed-in caller.", Map.of());
    }

    @Override
    public Optional<String> key() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof KeyAuthentication signedIn
                ? Optional.of(signedIn.getCredentials())
                : Optional.empty();
    }
}
