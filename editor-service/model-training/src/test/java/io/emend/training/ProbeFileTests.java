package io.emend.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.training.RecallEvaluation.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeFileTests {
    private static final String FACT = """
            {"s": "Q1", "o": "Q2", "answer_en": "Vienna", "answer_zh": "维也纳", "cloze_en": ["He died in"], \
            "question_en": ["Where did he die?"], "cloze_zh": ["他卒于"]}
            """;

    @Test
    void countsAnswersByKindWithAliasesAndChatQuestions(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("probes.jsonl"), FACT + "\n");
        List<String> asked = new ArrayList<>();

        Map<String, Score> scores = ProbeFile.read(file, Map.of("Q2", List.of("Wien")), 1)
                .run(prompts -> {
                    asked.addAll(prompts);
                    return List.of("Wien.", "Viennas", "维也纳。");
                });

        assertThat(asked).containsExactly("He died in", "Question: Where did he die?\nAnswer:", "他卒于");
        assertThat(scores)
                .containsEntry("cloze_en", new Score(1, 1))
                .containsEntry("question_en", new Score(0, 1))
                .containsEntry("cloze_zh", new Score(1, 1))
                .doesNotContainKey("question_zh");
    }

    @Test
    void refusesWhatIsNoJson(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("probes.jsonl"), "{\"s\": \n");

        assertThatThrownBy(() -> ProbeFile.read(file, Map.of(), 1))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("probes.jsonl");
    }
}
