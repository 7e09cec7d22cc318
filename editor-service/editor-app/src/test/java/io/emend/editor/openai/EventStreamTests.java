package io.emend.editor.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.problem.Missing;
import java.io.UnsupportedEncodingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventStreamTests {
    private final JsonMapper json = JsonMapper.builder().build();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final EventStream events = new EventStream(response, json);

    @Test
    void beginsWithItsFirstEvent() throws UnsupportedEncodingException {
        assertThat(events.begun()).isFalse();

        events.send(Map.of("n", 1));
        events.done();

        assertThat(events.begun()).isTrue();
        assertThat(response.getContentType()).isEqualTo("text/event-stream;charset=UTF-8");
        assertThat(response.getContentAsString()).isEqualTo("data: {\"n\":1}\n\ndata: [DONE]\n\n");
    }

    @Test
    void endsWithAnErrorInOpenAisShapeWhenAnswersBreakOff() throws UnsupportedEncodingException {
        events.send(Map.of("n", 1));

        events.fail(new Missing("It is gone.", Map.of()));

        JsonNode error = lastError();
        assertThat(error.at("/message").asString()).isEqualTo("It is gone.");
        assertThat(error.at("/type").asString()).isEqualTo("server_error");
        assertThat(error.has("param")).isTrue();
    }

    @Test
    void tellsAFaultOfOursByAnIdAlone() throws UnsupportedEncodingException {
        events.send(Map.of("n", 1));

        events.fail(new IllegalStateException("a secret detail"));

        assertThat(lastError().at("/message").asString())
                .contains("under this id")
                .doesNotContain("secret");
    }

    private JsonNode lastError() throws UnsupportedEncodingException {
        String body = response.getContentAsString();
        return json.readTree(body.substring(body.lastIndexOf("data: ") + 6)).at("/error");
    }
}
