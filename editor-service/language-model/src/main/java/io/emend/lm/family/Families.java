package io.emend.lm.family;

import com.google.gson.JsonObject;
import io.emend.lm.CheckpointException;
import java.util.List;
import java.util.stream.Collectors;

/** The families that can be loaded. */
public final class Families {
    private static final List<Family> ALL = List.of(
            new Gpt2Family(),
            new GptJFamily(),
            new GptNeoXFamily(),
            LlamaFamily.llama(),
            LlamaFamily.mistral(),
            LlamaFamily.qwen2(),
            LlamaFamily.qwen3());

    private Families() {}

    /**
     * Describes the model of a config.json.
     * @throws CheckpointException if its family is unknown or a setting is missing or unsupported
     */
    public static Architecture describe(JsonObject config) {
        var settings = new Settings(config);
        String type = settings.text("model_type", "");
        return ALL.stream()
                .filter(family -> family.modelType().equals(type))
                .findFirst()
                .orElseThrow(() -> new CheckpointException(
                        "config.json is of the model type '%s'; supported are %s.".formatted(type, modelTypes())))
                .describe(settings);
    }

    private static String modelTypes() {
        return ALL.stream().map(Family::modelType).collect(Collectors.joining(", "));
    }
}
