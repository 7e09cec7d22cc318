package io.emend.access;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import java.util.function.Consumer;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Which role a path needs; the first rule that matches decides. */
final class AccessRules
        implements Consumer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> {
    private static final String ALL_OF_V1 = "/v1/**";

    @Override
    public void accept(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        rules.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll();
        rules.requestMatchers(HttpMethod.GET, "/actuator/health/**", "/v3/api-docs/**")
                .permitAll();
        rules.requestMatchers("/internal/**").hasAnyRole(rolesThatInclude(Role.SERVICE));
        rules.requestMatchers("/v1/audit/**", "/v1/keys/**", "/v1/webhooks/**", "/v1/imports/**", "/v1/consolidations")
                .hasAnyRole(rolesThatInclude(Role.ADMIN));
        rules.requestMatchers(HttpMethod.POST, "/v1/model/export").hasAnyRole(rolesThatInclude(Role.ADMIN));
        rules.requestMatchers(HttpMethod.GET, "/v1/screening/**").hasAnyRole(rolesThatInclude(Role.REVIEWER));
        rules.requestMatchers("/v1/screening/**").hasAnyRole(rolesThatInclude(Role.ADMIN));
        rules.requestMatchers("/v1/integrity").hasAnyRole(rolesThatInclude(Role.REVIEWER));
        rules.requestMatchers(HttpMethod.PUT, "/v1/schemas/**").hasAnyRole(rolesThatInclude(Role.ADMIN));
        rules.requestMatchers(HttpMethod.POST, "/v1/schemas/**").hasAnyRole(rolesThatInclude(Role.ADMIN));
        rules.requestMatchers(HttpMethod.DELETE, "/v1/schemas/**").hasAnyRole(rolesThatInclude(Role.ADMIN));
        rules.requestMatchers(HttpMethod.POST, "/v1/validations").hasAnyRole(rolesThatInclude(Role.REVIEWER));
        rules.requestMatchers(HttpMethod.POST, "/v1/edits/*/decision").hasAnyRole(rolesThatInclude(Role.REVIEWER));
        rules.requestMatchers(HttpMethod.POST, "/v1/edits/**", "/v1/rollbacks/**")
                .hasAnyRole(rolesThatInclude(Role.EDITOR));
        rules.requestMatchers(
                        HttpMethod.POST,
                        "/v1/interpretations",
                        "/v1/utterances",
                        "/v1/answers",
                        "/v1/sparql",
                        "/v1/chat/completions",
                        "/v1/completions")
                .hasAnyRole(rolesThatInclude(Role.READER));
        rules.requestMatchers(HttpMethod.GET, ALL_OF_V1, "/actuator/**", "/mcp/**")
                .hasAnyRole(rolesThatInclude(Role.READER));
        rules.requestMatchers("/mcp/**").hasAnyRole(rolesThatInclude(Role.READER));
        rules.anyRequest().authenticated();
    }

    private static String[] rolesThatInclude(Role needed) {
        return Arrays.stream(Role.values())
                .filter(role -> role.includes(needed))
                .map(Role::name)
                .toArray(String[]::new);
    }
}
