package io.emend.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Tokens of an identity provider, which here is this test: it signs them and publishes its keys over HTTP. */
class TokenIT {
    private static final String ISSUER = "https://identity.example.org";
    private static RSAKey key;
    private static HttpServer provider;
    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void start() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        byte[] published = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/keys", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, published.length);
            exchange.getResponseBody().write(published);
            exchange.close();
        });
        provider.start();
        server = new SpringApplicationBuilder(AccessControlIT.TestServer.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--emend.access.token.roles-claim=realm_access.roles",
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:"
                                + provider.getAddress().getPort() + "/keys",
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + ISSUER,
                        "--spring.security.oauth2.resourceserver.jwt.audiences=emend",
                        "--spring.main.banner-mode=off");
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.stop(0);
    }

    @Test
    void aValidTokenSignsInWithItsHighestRole() throws Exception {
        assertThat(whoami(signed(claims(List.of("offline", "reader", "Editor")), key))
                        .body())
                .isEqualTo("erin EDITOR token:user-7");
    }

    @Test
    void aTokenWithoutARoleOfOursIsForbidden() throws Exception {
        assertThat(whoami(signed(claims(List.of("offline")), key)).statusCode()).isEqualTo(403);
        assertThat(whoami(signed(claims(List.of("SERVICE")), key)).statusCode()).isEqualTo(403);
    }

    @Test
    void anExpiredTokenOneForOthersAndOneByOthersAreTurnedAway() throws Exception {
        JWTClaimsSet good = claims(List.of("READER"));
        List<String> bad = List.of(
                signed(
                        new JWTClaimsSet.Builder(good)
                                .expirationTime(Date.from(Instant.now().minusSeconds(3600)))
                                .build(),
                        key),
                signed(
                        new JWTClaimsSet.Builder(good)
                                .audience("another-service")
                                .build(),
                        key),
                signed(
                        new JWTClaimsSet.Builder(good)
                                .issuer("https://elsewhere.example.org")
                                .build(),
                        key),
                signed(good, new RSAKeyGenerator(2048).keyID("one").generate()));

        for (String token : bad) {
            assertThat(whoami(token).statusCode()).isEqualTo(401);
        }
    }

    private static JWTClaimsSet claims(List<String> roles) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("emend")
                .subject("user-7")
                .claim("preferred_username", "erin")
                .claim("realm_access", Map.of("roles", roles))
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
    }

    private static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }

    private static HttpResponse<String> whoami(String token) throws IOException, InterruptedException {
        String port = server.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/whoami"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
