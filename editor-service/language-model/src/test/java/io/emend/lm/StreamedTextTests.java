package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tokenizer whose decoder drops the blank at the start of a text, as those of Llama and Mistral do. */
class StreamedTextTests {
    private static final String DECODER = """
            "decoder": {"type": "Sequence", "decoders": [{"type": "ByteLevel", "add_prefix_space": true, \
            "trim_offsets": true, "use_regex": true}, {"type": "Strip", "content": " ", "start": 1, "stop": 0}]},""";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        String tokenizer = Files.readString(Fixture.folder("llama").resolve("tokenizer.json"));
        Files.writeString(
                folder.resolve("tokenizer.json"), tokenizer.replaceFirst("(?s)\"decoder\": \\{.*?\\},", DECODER));
    }

    @Test
    void keepsTheBlankBetweenPromptAndContinuation() {
        try (Tokenizer tokenizer = Tokenizer.load(folder, 381)) {
            int[] whole = tokenizer.encode("was born in San Francisco");
            int[] prompt = tokenizer.encode("was born in");
            int[] rest = Arrays.copyOfRange(whole, prompt.length, whole.length);

            var text = new StreamedText(tokenizer, List.of(), prompt);
            String streamed = stream(text, rest);

            assertThat(tokenizer.decode(rest)).isEqualTo("San Francisco");
            assertThat(streamed).isEqualTo(" San Francisco");
            assertThat(text.text()).isEqualTo(" San Francisco");
            assertThat(stream(new StreamedText(tokenizer, List.of()), rest)).isEqualTo("San Francisco");
        }
    }

    @Test
    void keepsCharactersOfSeveralTokensTogether() {
        try (Tokenizer tokenizer = Tokenizer.load(folder, 381)) {
            int[] prompt = tokenizer.encode("名前は");
            int[] whole = tokenizer.encode("名前は東京 é");
            int[] rest = Arrays.copyOfRange(whole, prompt.length, whole.length);

            assertThat(stream(new StreamedText(tokenizer, List.of(), prompt), rest))
                    .isEqualTo("東京 é");
        }
    }

    private static String stream(StreamedText text, int[] tokens) {
        var pieces = new StringBuilder();
        for (int token : tokens) {
            pieces.append(text.add(token));
        }
        return pieces.append(text.end()).toString();
    }
}
