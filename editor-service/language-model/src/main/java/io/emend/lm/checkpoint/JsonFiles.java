package io.emend.lm.checkpoint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import io.emend.lm.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Small JSON settings files, read leniently in what they may contain and strictly in what is asked of them. */
public final class JsonFiles {
    private JsonFiles() {}

    /**
     * Reads a JSON object; empty if there is no such file.
     * @throws CheckpointException if it is not a JSON object
     */
    public static Optional<JsonObject> read(Path file) {
        try (var reader = new JsonReader(Files.newBufferedReader(file))) {
            if (JsonParser.parseReader(reader) instanceof JsonObject object) {
                return Optional.of(object);
            }
            throw new CheckpointException("%s is not a JSON object.".formatted(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JsonParseException | StackOverflowError e) {
            throw new CheckpointException("%s is not readable JSON. Download it again.".formatted(file), e);
        }
    }

    /** A string member, if it is there. */
    public static Optional<String> text(JsonObject object, String key) {
        return primitive(object, key).filter(JsonPrimitive::isString).map(JsonPrimitive::getAsString);
    }

    /** A boolean member, or the default. */
    public static boolean flag(JsonObject object, String key, boolean otherwise) {
        return primitive(object, key)
                .filter(JsonPrimitive::isBoolean)
                .map(JsonPrimitive::getAsBoolean)
                .orElse(otherwise);
    }

    /** A whole number, if it is there. */
    public static OptionalInt integer(JsonObject object, String key) {
        return primitive(object, key)
                .filter(JsonPrimitive::isNumber)
                .map(number ->
                        OptionalInt.of((int) Math.clamp(number.getAsLong(), Integer.MIN_VALUE, Integer.MAX_VALUE)))
                .orElse(OptionalInt.empty());
    }

    /** A number, if it is there. */
    public static OptionalDouble number(JsonObject object, String key) {
        return primitive(object, key)
                .filter(JsonPrimitive::isNumber)
                .map(number -> OptionalDouble.of(number.getAsDouble()))
                .orElse(OptionalDouble.empty());
    }

    /** An object member, if it is there. */
    public static Optional<JsonObject> object(JsonObject object, String key) {
        JsonElement element = object.get(key);
        return element instanceof JsonObject member ? Optional.of(member) : Optional.empty();
    }

    private static Optional<JsonPrimitive> primitive(JsonObject object, String key) {
        return object.get(key) instanceof JsonPrimitive value ? Optional.of(value) : Optional.empty();
    }
}
