package io.emend.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.models.Model;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** The official Java client of OpenAI's protocol against this server. */
@SpringBootTest(
        classes = HttpBench.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "spring.main.banner-mode=off"})
@ActiveProfiles("demo")
class OfficialClientIT {
    private final OpenAIClient client;
    private final int port;

    OfficialClientIT(@LocalServerPort int port) {
        this.client = client("demo-reader", port);
        this.port = port;
    }

    private static OpenAIClient client(String key, int port) {
        return OpenAIOkHttpClient.builder()
                .apiKey(key)
                .baseUrl("http://127.0.0.1:" + port + "/v1")
                .maxRetries(0)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void listsAndRetrievesModels() {
        assertThat(client.models().list().autoPager().stream().map(Model::id)).contains("emend");
        assertThat(client.models().retrieve("emend@r1").id()).isEqualTo("emend@r1");
    }

    @Test
    void completesAChat() {
        ChatCompletion answer =
                client.chat().completions().create(chat("emend").logprobs(true).build());

        assertThat(answer.validate().choices().getFirst().message().content()).contains("Warsaw.");
        assertThat(answer.usage().orElseThrow().totalTokens()).isPositive();
        assertThat(answer._additionalProperties()).containsKey("x_emend");
    }

    @Test
    void streamsAChat() {
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(chat("emend").build())) {
            String text = stream.stream()
                    .flatMap(chunk -> chunk.validate().choices().stream())
                    .flatMap(choice -> choice.delta().content().stream())
                    .collect(Collectors.joining());

            assertThat(text).isEqualTo("Warsaw.");
        }
    }

    @Test
    void completesAndStreamsAPrompt() {
        CompletionCreateParams params = CompletionCreateParams.builder()
                .model("emend")
                .prompt("Marie Curie was born in")
                .logprobs(1)
                .build();

        Completion whole = client.completions().create(params);
        try (StreamResponse<Completion> stream = client.completions().createStreaming(params)) {
            String text = stream.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .map(choice -> choice.text())
                    .collect(Collectors.joining());

            assertThat(text).isEqualTo(whole.choices().getFirst().text()).startsWith(" Warsaw.");
        }
    }

    @Test
    void receivesErrorsAsItsOwnTypes() {
        ChatCompletionCreateParams unknown = chat("gpt-4").build();
        CompletionCreateParams tooLong = CompletionCreateParams.builder()
                .model("emend")
                .prompt("word ".repeat(100))
                .build();

        assertThatThrownBy(() -> client.chat().completions().create(unknown)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.completions().create(tooLong)).isInstanceOf(BadRequestException.class);
        OpenAIClient stranger = client("nobody", port);
        assertThatThrownBy(() -> stranger.models().list()).isInstanceOf(UnauthorizedException.class);
        stranger.close();
    }

    private static ChatCompletionCreateParams.Builder chat(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage("Where was Marie Curie born?");
    }
}
