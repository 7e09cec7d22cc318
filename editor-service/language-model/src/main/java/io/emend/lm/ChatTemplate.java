package io.emend.lm;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.emend.lm.checkpoint.JsonFiles;
import io.emend.lm.jinja.Template;
import io.emend.lm.jinja.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint's own way of turning a chat into a prompt: a Jinja template in {@code chat_template.jinja} or in
 * {@code tokenizer_config.json}. Thread-safe.
 */
public final class ChatTemplate {
    private final Template template;
    private final Map<String, Object> specialTokens;

    private ChatTemplate(Template template, Map<String, Object> specialTokens) {
        this.template = template;
        this.specialTokens = specialTokens;
    }

    /**
     * Reads a folder's template; empty if it has none.
     * @throws CheckpointException if it has one that cannot be understood
     */
    public static Optional<ChatTemplate> load(Path folder) {
        JsonObject settings =
                JsonFiles.read(folder.resolve("tokenizer_config.json")).orElseGet(JsonObject::new);
        return source(folder, settings).map(source -> {
            try {
                return new ChatTemplate(Template.parse(source), specialTokens(settings));
            } catch (TemplateException e) {
                throw new CheckpointException(
                        "the chat template of %s is not understood: %s".formatted(folder, e.getMessage()), e);
            }
        });
    }

    /**
     * The prompt of a chat. It contains all special tokens; encode it without adding more.
     * @param messages the turns so far
     * @param addGenerationPrompt whether to end with the opening of the assistant's next turn
     * @throws IllegalArgumentException if the template refuses these messages; the message says why
     */
    public String render(List<ChatMessage> messages, boolean addGenerationPrompt) {
        return render(messages, addGenerationPrompt, Map.of());
    }

    /**
     * The prompt of a chat with further variables, such as {@code enable_thinking} or {@code tools}.
     * @param variables strings, numbers, booleans, and lists and maps of these
     * @throws IllegalArgumentException if the template refuses these messages; the message says why
     */
    public String render(List<ChatMessage> messages, boolean addGenerationPrompt, Map<String, ?> variables) {
        Map<String, Object> all = new HashMap<>(specialTokens);
        all.put(
                "messages",
                messages.stream()
                        .map(message -> Map.of("role", message.role(), "content", message.content()))
                        .toList());
        all.put("add_generation_prompt", addGenerationPrompt);
        all.putAll(variables);
        try {
            return template.render(all, Clock.systemDefaultZone());
        } catch (TemplateException e) {
            throw new IllegalArgumentException("the model's chat template refuses this chat: " + e.getMessage(), e);
        }
    }

    private static Optional<String> source(Path folder, JsonObject settings) {
        Path file = folder.resolve("chat_template.jinja");
        if (Files.isRegularFile(file)) {
            try {
                return Optional.of(Files.readString(file));
            } catch (IOException e) {
                throw new CheckpointException("%s could not be read: %s".formatted(file, e.getMessage()), e);
            }
        }
        if (settings.get("chat_template") instanceof JsonArray several) {
            return several.asList().stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .filter(named -> JsonFiles.text(named, "name").orElse("").equals("default"))
                    .flatMap(named -> JsonFiles.text(named, "template").stream())
                    .findFirst();
        }
        return JsonFiles.text(settings, "chat_template");
    }

    /** Texts under names ending in {@code _token}, given plainly or as an object with a content. */
    private static Map<String, Object> specialTokens(JsonObject settings) {
        Map<String, Object> tokens = new HashMap<>();
        for (String key : settings.keySet()) {
            if (key.endsWith("_token")) {
                JsonFiles.text(settings, key)
                        .or(() -> JsonFiles.object(settings, key).flatMap(object -> JsonFiles.text(object, "content")))
                        .ifPresent(text -> tokens.put(key, text));
            }
        }
        return tokens;
    }
}
