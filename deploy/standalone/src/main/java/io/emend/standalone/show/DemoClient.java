package io.emend.standalone.show;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends JSON to the server as one of its demo users, as curl would. */
final class DemoClient {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int FIRST_ERROR = 400;

    private final URI server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.shared();

    DemoClient(URI server) {
        this.server = server;
    }

    JsonNode get(String user, String path) {
        return send(request(user, path).GET());
    }

    JsonNode post(String user, String path, Map<String, ?> body) {
        return send(request(user, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(TIMEOUT).header("Authorization", "Bearer " + user);
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            JsonNode body = json.readTree(response.body());
            if (response.statusCode() >= FIRST_ERROR) {
                throw new ShowStopped("%s %s was answered %d: %s"
                        .formatted(
                                request.method(),
                                request.uri().getPath(),
                                response.statusCode(),
                                body.path("detail").asString("")));
            }
            return body;
        } catch (IOException failure) {
            throw new ShowStopped(
                    "%s %s failed: %s".formatted(request.method(), request.uri().getPath(), failure));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ShowStopped("The show was interrupted.");
        }
    }
}
