package io.emend.controller.adapter;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The editor's health as far as editing is concerned: up when it says so within two seconds. Thread-safe. */
public final class RemoteHealth implements HealthIndicator {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final String EDITING = "/actuator/health/editing";

    private final RestClient client;

    /** @param builder where observation is already applied */
    public RemoteHealth(RestClient.Builder builder, URI editor) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(TIMEOUT);
        this.client =
                builder.baseUrl(editor.toString()).requestFactory(requests).build();
    }

    @Override
    public Health health() {
        try {
            client.get().uri(EDITING).retrieve().toBodilessEntity();
            return Health.up().build();
        } catch (RestClientException down) {
            return Health.down().build();
        }
    }
}
