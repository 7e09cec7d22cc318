package io.emend.controller.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.controller.fixture.Client;
import io.emend.controller.fixture.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Who may call what: every endpoint of the controller with every role, and with a key that nobody has. */
final class AuthorisationMatrixIT {
    private static final List<String> KEYS = List.of("demo-reader", "demo-alice", "demo-carol", "demo-admin");
    private static final int READER = 0;
    private static final int EDITOR = 1;
    private static final int REVIEWER = 2;
    private static final int ADMIN = 3;

    /** @param least index of the least role that may call it */
    private record Endpoint(
            String method, String path, @Nullable String body, int least) {}

    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint("GET", "/v1/state", null, READER),
            new Endpoint("GET", "/v1/facts?subject=Q1", null, READER),
            new Endpoint("GET", "/v1/facts/none/history", null, READER),
            new Endpoint("GET", "/v1/entities?q=Ann", null, READER),
            new Endpoint("GET", "/v1/entities/Q1", null, READER),
            new Endpoint("GET", "/v1/relations", null, READER),
            new Endpoint("GET", "/v1/revisions", null, READER),
            new Endpoint("GET", "/v1/revisions/1", null, READER),
            new Endpoint("GET", "/v1/revisions/0/diff/1", null, READER),
            new Endpoint("GET", "/v1/edits", null, READER),
            new Endpoint("GET", "/v1/edits/none", null, READER),
            new Endpoint("GET", "/v1/exports?format=csv", null, READER),
            new Endpoint("GET", "/v1/sparql?query=ASK%20%7B%7D", null, READER),
            new Endpoint("POST", "/v1/answers", "{\"question\":\"q\",\"lang\":\"en\"}", READER),
            new Endpoint("POST", "/v1/edits", "{}", EDITOR),
            new Endpoint("POST", "/v1/edits/preview", "{}", EDITOR),
            new Endpoint("POST", "/v1/rollbacks", "{}", EDITOR),
            new Endpoint("POST", "/v1/rollbacks/preview", "{}", EDITOR),
            new Endpoint("POST", "/v1/consolidations", "{}", ADMIN),
            new Endpoint("POST", "/v1/edits/none/decision", "{\"decision\":\"REJECT\"}", REVIEWER),
            new Endpoint("POST", "/v1/imports?format=nothing", "x", ADMIN),
            new Endpoint("GET", "/v1/imports", null, ADMIN),
            new Endpoint("GET", "/v1/imports/none", null, ADMIN),
            new Endpoint("DELETE", "/v1/imports/none", null, ADMIN),
            new Endpoint("GET", "/v1/webhooks", null, ADMIN),
            new Endpoint("POST", "/v1/webhooks", "{}", ADMIN),
            new Endpoint("GET", "/v1/webhooks/none", null, ADMIN),
            new Endpoint("DELETE", "/v1/webhooks/none", null, ADMIN),
            new Endpoint("GET", "/v1/schemas", null, READER),
            new Endpoint("DELETE", "/v1/schemas/none", null, ADMIN),
            new Endpoint("GET", "/v1/validations", null, READER),
            new Endpoint("GET", "/v1/validations/none", null, READER),
            new Endpoint("GET", "/v1/audit", null, ADMIN),
            new Endpoint("GET", "/v1/audit/integrity", null, ADMIN));

    @Test
    void letsEveryRoleDoWhatItMayAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(TestServer.class)
                .profiles("demo")
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--emend.access.limits.wrong-keys-per-second=1000",
                        "--spring.main.banner-mode=off")) {
            Client client = new Client(Integer.parseInt(
                    Objects.requireNonNull(server.getEnvironment().getProperty("local.server.port"))));
            for (Endpoint endpoint : ENDPOINTS) {
                for (int role = 0; role < KEYS.size(); role++) {
                    int status = status(client, endpoint, KEYS.get(role));
                    boolean allowed = role >= endpoint.least();
                    boolean right = allowed ? status != 401 && status != 403 && status < 500 : status == 403;
                    if (!right) {
                        wrong.add(KEYS.get(role) + " " + endpoint.method() + " " + endpoint.path() + ": " + status);
                    }
                }
                if (status(client, endpoint, "demo-mallory") != 401) {
                    wrong.add("unknown key " + endpoint.method() + " " + endpoint.path());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static int status(Client client, Endpoint endpoint, String key) {
        return client.send(endpoint.method(), key, endpoint.path(), endpoint.body(), Map.of())
                .status();
    }
}
