package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What a service answered. */
record Reply(int status, HttpHeaders headers, JsonNode body) {
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    /** The codes of the problems that tests have wanted, and met, since this was last asked. */
    static Set<String> problemsSeen() {
        Set<String> seen = Set.copyOf(SEEN);
        SEEN.clear();
        return seen;
    }

    /** The reply, if it has the status; otherwise the test fails and shows what came. */
    Reply expect(int wanted) {
        assertThat(status).as("%s", body).isEqualTo(wanted);
        return this;
    }

    /** The problem document, if it is one of this code and status. */
    JsonNode problem(int wanted, String code) {
        expect(wanted);
        SEEN.add(code);
        assertThat(headers.firstValue("Content-Type")).contains("application/problem+json");
        assertThat(text("code")).isEqualTo(code);
        assertThat(text("type")).isEqualTo("urn:emend:problem:" + code);
        assertThat(body.path("status").asInt()).isEqualTo(wanted);
        assertThat(text("title")).isNotBlank();
        assertThat(text("detail")).isNotBlank();
        assertThat(body.path("retriable").isBoolean()).isTrue();
        assertThat(body.toString()).doesNotContain("Exception").doesNotContain("io.emend");
        return body;
    }

    /** The text at a path of member names and array indexes; empty when there is none. */
    String text(Object... path) {
        return at(path).asString("");
    }

    JsonNode at(Object... path) {
        JsonNode node = body;
        for (Object step : path) {
            node = step instanceof Integer index ? node.path(index) : node.path(step.toString());
        }
        return node;
    }
}
