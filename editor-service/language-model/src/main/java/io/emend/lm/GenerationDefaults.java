package io.emend.lm;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.emend.lm.checkpoint.JsonFiles;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a checkpoint's {@code generation_config.json} recommends.
 * @param sample whether to draw at random; greedy if not
 * @param temperature used when sampling
 * @param topP used when sampling
 * @param topK used when sampling; 0 for all tokens
 * @param maxNewTokens most tokens to add, if it says
 * @param endTokens ids that end a text, beside those of config.json
 */
public record GenerationDefaults(
        boolean sample, double temperature, double topP, int topK, OptionalInt maxNewTokens, Set<Integer> endTokens) {
    public GenerationDefaults {
        endTokens = Set.copyOf(endTokens);
    }

    /** Reads a folder's recommendations; without the file, greedy. Values out of range are ignored. */
    public static GenerationDefaults load(Path folder) {
        JsonObject json =
                JsonFiles.read(folder.resolve("generation_config.json")).orElseGet(JsonObject::new);
        double temperature = JsonFiles.number(json, "temperature").orElse(1);
        double topP = JsonFiles.number(json, "top_p").orElse(1);
        Set<Integer> ends = new HashSet<>();
        if (json.get("eos_token_id") instanceof JsonArray several) {
            several.forEach(item -> ends.add(item.getAsInt()));
        } else {
            JsonFiles.integer(json, "eos_token_id").ifPresent(ends::add);
        }
        return new GenerationDefaults(
                JsonFiles.flag(json, "do_sample", false),
                temperature >= 0 && temperature <= 100 ? temperature : 1,
                topP > 0 && topP <= 1 ? topP : 1,
                Math.max(0, JsonFiles.integer(json, "top_k").orElse(0)),
                JsonFiles.integer(json, "max_new_tokens"),
                ends);
    }

    /** The recommended way to choose, with a seed. */
    public Sampling sampling(long seed) {
        return sample ? new Sampling(temperature, topP, topK, seed) : Sampling.greedy();
    }
}
