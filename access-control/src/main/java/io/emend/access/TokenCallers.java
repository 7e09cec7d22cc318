package io.emend.access;

import io.emend.contract.problem.AccessDenied;
import io.emend.contract.problem.Unavailable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * People whom an identity provider vouches for: a signed JSON web token in the place of an API key. Signature, issuer,
 * audience and times are the decoder's to check. Thread-safe.
 */
final class TokenCallers implements ApiKeys {
    private static final Logger log = LoggerFactory.getLogger(TokenCallers.class);
    private static final Pattern COMPACT_JWS = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final List<Role> PEOPLE = List.of(Role.READER, Role.EDITOR, Role.REVIEWER, Role.ADMIN);

    private final JwtDecoder decoder;
    private final TokenProperties claims;

    TokenCallers(JwtDecoder decoder, TokenProperties claims) {
        this.decoder = decoder;
        this.claims = claims;
    }

    /**
     * Whose token this is; empty if it is none, or not valid.
     *
     * @throws AccessDenied.Forbidden if it is valid but carries no role of ours
     * @throws Unavailable if the provider's keys cannot be fetched
     */
    @Override
    public Optional<Caller> find(String presented) {
        if (!COMPACT_JWS.matcher(presented).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(caller(decoder.decode(presented)));
        } catch (BadJwtException e) {
            log.debug("A token was refused: {}", e.getMessage());
            return Optional.empty();
        } catch (JwtException e) {
            Unavailable problem = new Unavailable("The identity provider's keys cannot be fetched; try again later.");
            problem.initCause(e);
            throw problem;
        }
    }

    /** The provider can sign somebody in. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    private Caller caller(Jwt token) {
        String subject = Objects.requireNonNullElse(token.getSubject(), "");
        String name = text(token.getClaims(), claims.nameClaim()).orElse(subject);
        if (name.isBlank()) {
            throw new AccessDenied.Forbidden(
                    "The token names nobody: neither \"%s\" nor \"sub\" is set.".formatted(claims.nameClaim()),
                    Map.of());
        }
        Role role = role(token)
                .orElseThrow(() -> new AccessDenied.Forbidden(
                        "The token of %s carries none of the roles %s in its claim \"%s\"."
                                .formatted(name, PEOPLE, claims.rolesClaim()),
                        Map.of("claim", claims.rolesClaim())));
        return new Caller(name, role, "token:" + (subject.isBlank() ? name : subject));
    }

    /** The highest of the roles it carries. */
    private Optional<Role> role(Jwt token) {
        Object carried = at(token.getClaims(), claims.rolesClaim());
        Collection<?> names = carried instanceof Collection<?> many
                ? many
                : carried instanceof String text ? Arrays.asList(text.split("[ ,]+")) : List.of();
        return PEOPLE.stream()
                .filter(role -> names.stream().anyMatch(name -> role.name().equalsIgnoreCase(name.toString())))
                .max(Comparator.naturalOrder());
    }

    private static Optional<String> text(Map<String, Object> all, String path) {
        return at(all, path) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** Keycloak, for one, nests its roles: {@code realm_access.roles}. */
    private static @Nullable Object at(Map<String, Object> all, String path) {
        Object found = all.get(path);
        int dot = path.indexOf('.');
        if (found != null || dot < 0) {
            return found;
        }
        return all.get(path.substring(0, dot)) instanceof Map<?, ?> nested ? nested.get(path.substring(dot + 1)) : null;
    }
}
