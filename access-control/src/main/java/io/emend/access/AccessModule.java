package io.emend.access;

import io.emend.access.key.StoredApiKeys;
import io.emend.access.limit.AdmissionProperties;
import io.emend.access.limit.LimitProperties;
import io.emend.access.limit.RateLimits;
import io.emend.access.start.StartupRefused;
import io.emend.contract.http.ProblemErrorPage;
import io.emend.contract.http.ProblemHandler;
import io.emend.contract.problem.AccessDenied;
import io.emend.contract.problem.Malformed;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Keys, roles and problem documents for a service. Import it, and every path needs a bearer key except health. Refuses
 * to start when nobody could sign in, and when the demo's well-known keys would be reachable from elsewhere.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties({
    AccessProperties.class,
    TokenProperties.class,
    LimitProperties.class,
    AdmissionProperties.class
})
@Import({ProblemHandler.class, ProblemErrorPage.class})
public class AccessModule {
    private static final int SECRET_BYTES = 32;

    @Bean
    KeyHash keyHash(AccessProperties properties) {
        String configured = properties.secret();
        if (configured != null) {
            return new KeyHash(configured.getBytes(StandardCharsets.UTF_8));
        }
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return new KeyHash(random);
    }

    /** Every source of keys: configured ones and the demo's first, those in the database, then an identity provider. */
    @Bean
    @Primary
    ApiKeys apiKeys(
            KeyHash hash,
            AccessProperties properties,
            Environment environment,
            ServerProperties server,
            ObjectProvider<StoredApiKeys> stored,
            ObjectProvider<JwtDecoder> tokens,
            TokenProperties claims) {
        InMemoryApiKeys keys = new InMemoryApiKeys(hash);
        if (environment.acceptsProfiles(Profiles.of(DemoKeys.PROFILE))) {
            requireLoopback(server.getAddress());
            DemoKeys.addTo(keys);
        }
        if (properties.adminKey() != null) {
            keys.with(properties.adminKey(), new Caller("admin", Role.ADMIN, "configured-admin"));
        }
        List<ApiKeys> others = Stream.concat(
                        stored.stream(), tokens.stream().map(decoder -> new TokenCallers(decoder, claims)))
                .toList();
        if (keys.isEmpty() && others.stream().allMatch(ApiKeys::isEmpty)) {
            throw new StartupRefused(
                    "No API key is configured, so nobody could sign in: set EMEND_ACCESS_ADMIN_KEY to a"
                            + " secret of at least 20 characters, or use --demo-users for a trial on this machine.");
        }
        if (properties.serviceKey() != null) {
            keys.with(properties.serviceKey(), new Caller("service", Role.SERVICE, "configured-service"));
        }
        return new KeyRing(Stream.concat(Stream.of(keys), others.stream()).toList());
    }

    @Bean
    RateLimits rateLimits(LimitProperties properties) {
        return new RateLimits(properties, TimeMeter.SYSTEM_NANOTIME);
    }

    @Bean
    FilterRegistrationBean<AdmissionFilter> admissionFilter(AdmissionProperties places) {
        FilterRegistrationBean<AdmissionFilter> first = new FilterRegistrationBean<>(new AdmissionFilter(places));
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }

    /** Who is calling and with which key; the same object under both of its roles. */
    @Bean
    SecurityContextCaller currentCaller() {
        return new SecurityContextCaller();
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            ApiKeys keys,
            AccessProperties properties,
            RateLimits limits,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        ProblemWriter problems = new ProblemWriter(resolver);
        BodyLimitFilter bodyLimit = new BodyLimitFilter(
                properties.maxBody().toBytes(), properties.maxImport().toBytes(), problems);
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerKeyFilter(keys, limits, problems), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new RateLimitFilter(limits, problems), BearerKeyFilter.class)
                .addFilterAfter(new ScopeFilter(problems), AuthorizationFilter.class)
                .addFilterAfter(bodyLimit, ScopeFilter.class)
                .authorizeHttpRequests(new AccessRules()::accept)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, failure) -> problems.write(request, response, keyRequired()))
                        .accessDeniedHandler((request, response, failure) -> problems.write(
                                request, response, forbidden(request.getMethod(), request.getRequestURI()))))
                .build();
    }

    /** What the firewall turns away, such as an encoded slash, is a malformed request. */
    @Bean
    RequestRejectedHandler requestRejectedHandler(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        ProblemWriter problems = new ProblemWriter(resolver);
        return (request, response, rejection) -> problems.write(
                request, response, new Malformed("The request line or a header has characters that are not allowed."));
    }

    /** Bearers are the only way in; this keeps Boot from inventing a user with a password. */
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new BadCredentialsException("Only API keys and tokens are accepted.");
        };
    }

    private static AccessDenied.Unauthenticated keyRequired() {
        return new AccessDenied.Unauthenticated("Send an API key or token: 'Authorization: Bearer <key>'.", Map.of());
    }

    private AccessDenied.Forbidden forbidden(String method, String path) {
        Caller caller = currentCaller().get();
        return new AccessDenied.Forbidden(
                "%s %s needs a higher role than %s, which the key of %s has."
                        .formatted(method, path, caller.role(), caller.name()),
                Map.of("role", caller.role().name()));
    }

    private static void requireLoopback(@Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new StartupRefused(
                    "The demo users have well-known keys and may be reached from this machine only: set"
                            + " server.address=127.0.0.1, or leave out --demo-users and configure EMEND_ACCESS_ADMIN_KEY.");
        }
    }
}
