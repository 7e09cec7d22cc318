package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may call what: every operation of the published API with every role, with no key and with a wrong one. What is sent
 * has no effect even where it is allowed.
 */
abstract class Authorisation extends OnTopology {
    private static final Path PUBLISHED = Path.of("..", "..", "docs", "openapi.json");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final List<String> KEYS = List.of("demo-reader", "demo-alice", "demo-carol", "demo-admin");
    private static final int READER = 0;
    private static final int EDITOR = 1;
    private static final int REVIEWER = 2;
    private static final int ADMIN = 3;

    /**
     * What is sent for an operation.
     *
     * @param least index of the least role that may call it
     */
    private record Call(String path, @Nullable String body, int least) {
        Call(String path, int least) {
            this(path, null, least);
        }
    }

    private static final Map<String, Call> CALLS = Map.ofEntries(
            Map.entry("POST /v1/interpretations", new Call("/v1/interpretations", "{}", READER)),
            Map.entry("POST /v1/utterances", new Call("/v1/utterances", "{}", READER)),
            Map.entry("POST /v1/answers", new Call("/v1/answers", "{}", READER)),
            Map.entry("POST /v1/chat/completions", new Call("/v1/chat/completions", "{}", READER)),
            Map.entry("POST /v1/completions", new Call("/v1/completions", "{}", READER)),
            Map.entry("GET /v1/models", new Call("/v1/models", READER)),
            Map.entry("GET /v1/models/{id}", new Call("/v1/models/none", READER)),
            Map.entry("GET /v1/model/state", new Call("/v1/model/state", READER)),
            Map.entry("POST /v1/model/export", new Call("/v1/model/export", "{}", ADMIN)),
            Map.entry("GET /v1/integrity", new Call("/v1/integrity", REVIEWER)),
            Map.entry("GET /v1/state", new Call("/v1/state", READER)),
            Map.entry("GET /v1/facts", new Call("/v1/facts?subject=Q905", READER)),
            Map.entry("GET /v1/facts/{id}/history", new Call("/v1/facts/none/history", READER)),
            Map.entry("GET /v1/entities", new Call("/v1/entities?q=Kafka", READER)),
            Map.entry("GET /v1/entities/{id}", new Call("/v1/entities/Q905", READER)),
            Map.entry("GET /v1/relations", new Call("/v1/relations", READER)),
            Map.entry("GET /v1/revisions", new Call("/v1/revisions", READER)),
            Map.entry("GET /v1/revisions/{n}", new Call("/v1/revisions/1", READER)),
            Map.entry("GET /v1/revisions/{a}/diff/{b}", new Call("/v1/revisions/1/diff/1", READER)),
            Map.entry("GET /v1/changes", new Call("/v1/changes?since=none", READER)),
            Map.entry("GET /v1/exports", new Call("/v1/exports?format=none", READER)),
            Map.entry("GET /v1/sparql", new Call("/v1/sparql?query=none", READER)),
            Map.entry("POST /v1/sparql", new Call("/v1/sparql?query=none", "", READER)),
            Map.entry("GET /v1/edits", new Call("/v1/edits", READER)),
            Map.entry("GET /v1/edits/{id}", new Call("/v1/edits/none", READER)),
            Map.entry("POST /v1/edits", new Call("/v1/edits", "{}", EDITOR)),
            Map.entry("POST /v1/edits/preview", new Call("/v1/edits/preview", "{}", EDITOR)),
            Map.entry("POST /v1/rollbacks", new Call("/v1/rollbacks", "{}", EDITOR)),
            Map.entry("POST /v1/rollbacks/preview", new Call("/v1/rollbacks/preview", "{}", EDITOR)),
            Map.entry("POST /v1/consolidations", new Call("/v1/consolidations", "{\"limit\":0}", ADMIN)),
            Map.entry("POST /v1/edits/{id}/decision", new Call("/v1/edits/none/decision", "{}", REVIEWER)),
            Map.entry("POST /v1/imports", new Call("/v1/imports?format=none", "x", ADMIN)),
            Map.entry("GET /v1/imports", new Call("/v1/imports", ADMIN)),
            Map.entry("GET /v1/imports/{job}", new Call("/v1/imports/none", ADMIN)),
            Map.entry("DELETE /v1/imports/{job}", new Call("/v1/imports/none", ADMIN)),
            Map.entry("GET /v1/schemas", new Call("/v1/schemas", READER)),
            Map.entry("PUT /v1/schemas/{name}", new Call("/v1/schemas/none", "not turtle", ADMIN)),
            Map.entry("POST /v1/schemas/{name}/preview", new Call("/v1/schemas/none/preview", "not turtle", ADMIN)),
            Map.entry("DELETE /v1/schemas/{name}", new Call("/v1/schemas/none", ADMIN)),
            Map.entry("GET /v1/validations", new Call("/v1/validations", READER)),
            Map.entry("POST /v1/validations", new Call("/v1/validations", "", REVIEWER)),
            Map.entry("GET /v1/validations/{id}", new Call("/v1/validations/none", READER)),
            Map.entry("GET /v1/screening", new Call("/v1/screening", REVIEWER)),
            Map.entry("GET /v1/screening/versions", new Call("/v1/screening/versions", REVIEWER)),
            Map.entry("GET /v1/screening/versions/{version}", new Call("/v1/screening/versions/0", REVIEWER)),
            Map.entry("POST /v1/screening/versions", new Call("/v1/screening/versions", "{}", ADMIN)),
            Map.entry(
                    "POST /v1/screening/versions/{version}/trial",
                    new Call("/v1/screening/versions/none/trial", "", ADMIN)),
            Map.entry(
                    "POST /v1/screening/versions/{version}/activation",
                    new Call("/v1/screening/versions/none/activation", "", ADMIN)),
            Map.entry("PUT /v1/screening/brakes/{rule}", new Call("/v1/screening/brakes/none", "", ADMIN)),
            Map.entry("DELETE /v1/screening/brakes/{rule}", new Call("/v1/screening/brakes/none", ADMIN)),
            Map.entry("GET /v1/audit", new Call("/v1/audit", ADMIN)),
            Map.entry("GET /v1/audit/integrity", new Call("/v1/audit/integrity", ADMIN)),
            Map.entry("GET /v1/keys", new Call("/v1/keys", ADMIN)),
            Map.entry("POST /v1/keys", new Call("/v1/keys", "{}", ADMIN)),
            Map.entry("DELETE /v1/keys/{id}", new Call("/v1/keys/none", ADMIN)),
            Map.entry("GET /v1/webhooks", new Call("/v1/webhooks", ADMIN)),
            Map.entry("POST /v1/webhooks", new Call("/v1/webhooks", "{}", ADMIN)),
            Map.entry("GET /v1/webhooks/{id}", new Call("/v1/webhooks/none", ADMIN)),
            Map.entry("DELETE /v1/webhooks/{id}", new Call("/v1/webhooks/none", ADMIN)));

    @Test
    void theMatrixKnowsEveryPublishedOperation() throws IOException {
        Set<String> published = new TreeSet<>();
        JsonNode paths =
                JsonMapper.shared().readTree(Files.readString(PUBLISHED)).path("paths");
        paths.propertyStream()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    if (METHODS.contains(method)) {
                        published.add(method.toUpperCase(Locale.ROOT) + ' ' + path.getKey());
                    }
                }));

        assertThat(CALLS.keySet()).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void everyRoleMayDoWhatItMayAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        CALLS.forEach((operation, call) -> {
            String method = operation.substring(0, operation.indexOf(' '));
            for (int role = 0; role < KEYS.size(); role++) {
                int status = status(method, call, KEYS.get(role));
                boolean right = role < call.least() ? status == 403 : letIn(status);
                if (!right) {
                    wrong.add(KEYS.get(role) + ' ' + operation + ": " + status);
                }
            }
            if (status(method, call, null) != 401) {
                wrong.add("nobody " + operation);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Busy with what the role before asked for counts: whoever is told so was let in. */
    private static boolean letIn(int status) {
        return status != 401 && status != 403 && (status < 500 || status == 503);
    }

    private int status(String method, Call call, @Nullable String key) {
        return new Client(system(), key)
                .send(method, call.path(), call.body(), Map.of())
                .status();
    }
}
