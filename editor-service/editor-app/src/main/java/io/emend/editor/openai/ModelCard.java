package io.emend.editor.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One model of {@code /v1/models}.
 *
 * @param created start of the epoch to the server's start, s
 */
record ModelCard(
        String id,
        String object,
        long created,
        @JsonProperty("owned_by") String ownedBy,
        @JsonProperty("max_model_len") int maxModelLength,
        @JsonProperty("x_emend") State xEmend) {
    /** Revision behind the name and the model hash it has. */
    record State(long revision, String fingerprint) {}

    /** The list of models. */
    record Cards(String object, List<ModelCard> data) {}
}
