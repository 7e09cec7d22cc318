package io.emend.lm.family;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.emend.lm.CheckpointException;
import io.emend.lm.checkpoint.JsonFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads config.json with messages that name the missing key. */
record Settings(JsonObject json) {

    int integer(String key) {
        return JsonFiles.integer(json, key)
                .orElseThrow(() -> new CheckpointException(
                        "config.json lacks the whole number '%s'. Download it again.".formatted(key)));
    }

    int integer(String key, int otherwise) {
        return JsonFiles.integer(json, key).orElse(otherwise);
    }

    OptionalInt optionalInteger(String key) {
        return JsonFiles.integer(json, key);
    }

    double number(String key, double otherwise) {
        return JsonFiles.number(json, key).orElse(otherwise);
    }

    boolean flag(String key, boolean otherwise) {
        return JsonFiles.flag(json, key, otherwise);
    }

    String text(String key, String otherwise) {
        return JsonFiles.text(json, key).orElse(otherwise);
    }

    Optional<Settings> nested(String key) {
        return JsonFiles.object(json, key).map(Settings::new);
    }

    /** A number or a list of numbers, as {@code eos_token_id} may be either. */
    List<Integer> integers(String key) {
        JsonElement element = json.get(key);
        List<Integer> values = new ArrayList<>();
        if (element instanceof JsonArray array) {
            array.forEach(item -> {
                if (item.isJsonPrimitive() && item.getAsJsonPrimitive().isNumber()) {
                    values.add(item.getAsInt());
                }
            });
        } else {
            JsonFiles.integer(json, key).ifPresent(values::add);
        }
        return values;
    }

    /** Refuses a setting that would change the computation in a way not implemented. */
    void refuse(boolean present, String what) {
        if (present) {
            throw new CheckpointException(
                    "config.json asks for %s, which is not supported. Use another checkpoint.".formatted(what));
        }
    }
}
