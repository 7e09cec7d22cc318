package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatTemplateTests {
    private static final String TEMPLATE =
            "{{ bos_token }}{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}{% if add_generation_prompt %}<assistant>{% endif %}";
    private static final List<ChatMessage> CHAT = List.of(ChatMessage.system("Be brief."), ChatMessage.user("Hi"));

    @TempDir
    private Path folder;

    @Test
    void aFolderWithoutTemplateHasNone() {
        assertThat(ChatTemplate.load(Fixture.folder("llama"))).isEmpty();
    }

    @Test
    void readsTheTemplateAndItsTokensFromTheTokenizersSettings() throws IOException {
        settings(Map.of("chat_template", TEMPLATE, "bos_token", Map.of("content", "<s>")));

        ChatTemplate template = ChatTemplate.load(folder).orElseThrow();

        assertThat(template.render(CHAT, true)).isEqualTo("<s><system>Be brief.<user>Hi<assistant>");
        assertThat(template.render(CHAT, false)).isEqualTo("<s><system>Be brief.<user>Hi");
    }

    @Test
    void prefersTheTemplateFileAndTheOneNamedDefault() throws IOException {
        settings(Map.of(
                "chat_template",
                List.of(
                        Map.of("name", "tool_use", "template", "tools"),
                        Map.of("name", "default", "template", "plain"))));
        assertThat(ChatTemplate.load(folder).orElseThrow().render(CHAT, true)).isEqualTo("plain");

        Files.writeString(folder.resolve("chat_template.jinja"), "from the file");

        assertThat(ChatTemplate.load(folder).orElseThrow().render(CHAT, true)).isEqualTo("from the file");
    }

    @Test
    void passesFurtherVariables() throws IOException {
        settings(Map.of("chat_template", "{{ 'thinks' if enable_thinking else 'answers' }}"));

        assertThat(ChatTemplate.load(folder).orElseThrow().render(CHAT, true, Map.of("enable_thinking", true)))
                .isEqualTo("thinks");
    }

    @Test
    void saysWhatATemplateObjectsTo() throws IOException {
        settings(Map.of("chat_template", "{{ raise_exception('no system turns here') }}"));

        ChatTemplate template = ChatTemplate.load(folder).orElseThrow();

        assertThatThrownBy(() -> template.render(CHAT, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no system turns here");
    }

    @Test
    void refusesATemplateItCannotRead() throws IOException {
        settings(Map.of("chat_template", "{% include 'other' %}"));

        assertThatThrownBy(() -> ChatTemplate.load(folder))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("include");
    }

    @Test
    void readsWhatTheCheckpointRecommendsForGeneration() throws IOException {
        Files.writeString(
                folder.resolve("generation_config.json"),
                "{\"do_sample\":true,\"temperature\":0.7,\"top_p\":0.8,\"top_k\":20,\"eos_token_id\":[7,9]}");

        GenerationDefaults defaults = GenerationDefaults.load(folder);

        assertThat(defaults.sampling(5)).isEqualTo(new Sampling(0.7, 0.8, 20, 5));
        assertThat(defaults.endTokens()).containsExactlyInAnyOrder(7, 9);
    }

    private void settings(Map<String, ?> settings) throws IOException {
        JsonObject json = new Gson().toJsonTree(settings).getAsJsonObject();
        Files.writeString(folder.resolve("tokenizer_config.json"), json.toString());
    }
}
