package io.emend.lm.checkpoint;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.emend.lm.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks into a {@code tokenizer.json} without building the tokenizer. */
public final class TokenizerFile {
    private TokenizerFile() {}

    /**
     * The largest token id that it can produce; -1 if it lists none. Reads the file as a stream.
     * @throws CheckpointException if it is not JSON of the expected form
     */
    public static int largestId(Path file) {
        int largest = -1;
        try (var reader = new JsonReader(Files.newBufferedReader(file))) {
            reader.beginObject();
            while (reader.hasNext()) {
                largest = Math.max(
                        largest,
                        switch (reader.nextName()) {
                            case "added_tokens" -> addedTokens(reader);
                            case "model" -> model(reader);
                            default -> skip(reader);
                        });
            }
            return largest;
        } catch (IOException | IllegalStateException | NumberFormatException | JsonParseException e) {
            throw new CheckpointException("%s is not a readable tokenizer. Download it again.".formatted(file), e);
        }
    }

    private static int addedTokens(JsonReader reader) throws IOException {
        int largest = -1;
        reader.beginArray();
        while (reader.hasNext()) {
            reader.beginObject();
            while (reader.hasNext()) {
                largest = Math.max(largest, reader.nextName().equals("id") ? reader.nextInt() : skip(reader));
            }
            reader.endObject();
        }
        reader.endArray();
        return largest;
    }

    private static int model(JsonReader reader) throws IOException {
        int largest = -1;
        reader.beginObject();
        while (reader.hasNext()) {
            largest = Math.max(largest, reader.nextName().equals("vocab") ? vocabulary(reader) : skip(reader));
        }
        reader.endObject();
        return largest;
    }

    /** BPE and WordPiece map tokens to ids; Unigram lists them in order. */
    private static int vocabulary(JsonReader reader) throws IOException {
        int largest = -1;
        if (reader.peek() == JsonToken.BEGIN_ARRAY) {
            reader.beginArray();
            for (; reader.hasNext(); largest++) {
                reader.skipValue();
            }
            reader.endArray();
            return largest;
        }
        reader.beginObject();
        while (reader.hasNext()) {
            reader.skipValue(); // the token's text; its id follows
            largest = Math.max(largest, reader.nextInt());
        }
        reader.endObject();
        return largest;
    }

    private static int skip(JsonReader reader) throws IOException {
        reader.skipValue();
        return -1;
    }
}
