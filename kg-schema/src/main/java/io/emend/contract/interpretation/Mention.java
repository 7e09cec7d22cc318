package io.emend.contract.interpretation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an utterance and what it was linked to.
 *
 * @param id entity or relation id; null when nothing in the graph bears the name (then {@code isNew} is true) or it is ambiguous
 * @param mention the words in the utterance
 * @param start offset of the mention in the text as sent, UTF-16 units; -1 when it was not said but inferred
 * @param score confidence of the link, 0 to 1
 * @param isNew no entity bears the name ({@code new} on the wire)
 * @param value lexical form when the mention is a literal
 * @param datatype XSD local name of the literal
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Mention(
        @Nullable String id,
        @Nullable String label,
        @Nullable String mention,
        int start,
        int end,
        double score,
        @JsonProperty("new") boolean isNew,
        List<Candidate> candidates,
        @Nullable String value,
        @Nullable String datatype) {
    /** One possible link. */
    public record Candidate(
            String id, String label, @Nullable String description, double score) {}

    public Mention {
        candidates = List.copyOf(candidates);
    }
}
