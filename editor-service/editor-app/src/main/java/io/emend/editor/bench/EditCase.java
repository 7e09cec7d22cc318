package io.emend.editor.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One counterfactual edit with the prompts that judge it, as a line of a case file holds it.
 *
 * @param objectNew what the edit states; never true
 * @param prompt a statement cut before its object
 * @param paraphrases other statements cut before their object
 * @param questions questions for the object
 * @param locality facts whose answers must stay
 */
public record EditCase(
        String id,
        Named subject,
        Named relation,
        @JsonProperty("object_new") Named objectNew,
        Texts prompt,
        Texts paraphrases,
        Texts questions,
        List<Untouched> locality) {
    private static final String SAMPLE = "/emend/bench/edits.jsonl";
    private static final String SAME_SUBJECT = "same_subject_other_relation";

    public EditCase {
        locality = locality == null ? List.of() : List.copyOf(locality);
    }

    /** An entity or relation with its English name. */
    public record Named(String id, @Nullable String en) {}

    /** English texts; one alone may stand without a list. */
    public record Texts(List<String> en) {
        public Texts {
            en = en == null ? List.of() : List.copyOf(en);
        }
    }

    /**
     * A fact that the edit must not touch.
     *
     * @param prompt statement cut before its object
     * @param answer its right answer
     */
    public record Untouched(
            String kind,
            String subject,
            String relation,
            @JsonProperty("prompt_en") String prompt,
            @JsonProperty("answer_en") String answer) {
        boolean sameSubject() {
            return kind.equals(SAME_SUBJECT);
        }
    }

    /**
     * Reads a case file, one JSON object per line.
     *
     * @throws IOException if the file cannot be read, or a line is not a case; the message names the line
     */
    public static List<EditCase> read(Path file) throws IOException {
        return read(file.toString(), Files.readAllLines(file));
    }

    /** The bundled cases, about the demonstration graph. */
    public static List<EditCase> sample() throws IOException {
        try (InputStream in = Objects.requireNonNull(EditCase.class.getResourceAsStream(SAMPLE), SAMPLE)) {
            return read(
                    SAMPLE,
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
    }

    private static List<EditCase> read(String source, List<String> lines) throws IOException {
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        List<EditCase> cases = new ArrayList<>();
        int number = 0;
        for (String line : lines) {
            number++;
            if (!line.isBlank()) {
                cases.add(parsed(json, line, source + ", line " + number));
            }
        }
        return cases;
    }

    private static EditCase parsed(JsonMapper json, String line, String place) throws IOException {
        try {
            EditCase read = json.readValue(line, EditCase.class);
            if (read.subject == null || read.relation == null || read.objectNew == null || read.prompt == null) {
                throw new IOException(place + ": expected subject, relation, object_new and prompt");
            }
            return read;
        } catch (JacksonException e) {
            throw new IOException(place + ": " + e.getOriginalMessage(), e);
        }
    }
}
