package io.emend.editor.openai;

import io.emend.contract.problem.Malformed;
import io.emend.editor.generation.ContextOverflow;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** OpenAI's paths: models, chat completions, completions. A streamed answer is written to the response as it comes. */
@RestController
public class OpenAiController {
    private final Models models;
    private final ChatCompletions chats;
    private final Completions completions;
    private final JsonMapper json;

    public OpenAiController(Models models, ChatCompletions chats, Completions completions, JsonMapper json) {
        this.models = models;
        this.chats = chats;
        this.completions = completions;
        this.json = json;
    }

    @GetMapping("/v1/models")
    ModelCard.Cards models() {
        return models.list();
    }

    @GetMapping("/v1/models/{id}")
    ModelCard model(@PathVariable("id") String id) {
        return models.card(id);
    }

    @PostMapping("/v1/chat/completions")
    @Nullable
    Object chat(@RequestBody ChatRequest request, HttpServletResponse response) {
        return translated("messages", () -> {
            if (!request.streamed()) {
                return chats.whole(request);
            }
            streamed(response, events -> chats.stream(request, events));
            return null;
        });
    }

    @PostMapping("/v1/completions")
    @Nullable
    Object complete(@RequestBody CompletionRequest request, HttpServletResponse response) {
        return translated("prompt", () -> {
            if (!request.streamed()) {
                return completions.whole(request);
            }
            streamed(response, events -> completions.stream(request, events));
            return null;
        });
    }

    /** What fails once the headers have left can no longer become another status, only the stream's last event. */
    private void streamed(HttpServletResponse response, Consumer<EventStream> answer) {
        EventStream events = new EventStream(response, json);
        try {
            answer.accept(events);
        } catch (RuntimeException failure) {
            if (!events.begun()) {
                throw failure;
            }
            events.fail(failure);
        }
    }

    private static @Nullable Object translated(String parameter, Supplier<@Nullable Object> answer) {
        try {
            return answer.get();
        } catch (ContextOverflow e) {
            throw new Malformed(
                    e.detail(),
                    Map.of(
                            "param",
                            parameter,
                            "openaiCode",
                            "context_length_exceeded",
                            "limit",
                            e.limit(),
                            "found",
                            e.found()));
        }
    }
}
