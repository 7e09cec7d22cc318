package io.emend.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens of an identity provider are read, prefix {@code emend.access.token}. Who the provider is says Spring Boot's
 * own {@code spring.security.oauth2.resourceserver.jwt} ({@code issuer-uri} or {@code jwk-set-uri}, and
 * {@code audiences}); without it only API keys open the door.
 *
 * @param nameClaim claim with the person's name, {@code sub} when it is not set; a dot leads into a nested claim
 * @param rolesClaim claim with READER, EDITOR, REVIEWER or ADMIN, a list or a text; the highest counts
 */
@ConfigurationProperties("emend.access.token")
public record TokenProperties(
        @DefaultValue("preferred_username") String nameClaim,
        @DefaultValue("roles") String rolesClaim) {}
