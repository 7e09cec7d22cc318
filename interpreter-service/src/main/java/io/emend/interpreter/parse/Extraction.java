package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.InterpretedOperation.Op;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an extractor outside this program claims an utterance says. Nothing of it is believed before it was grounded. */
public record Extraction(Intent intent, List<Claim> claims) {
    /** Part of the explanation of what an extractor, and not the embedded engine, read. */
    public static final String READ_BY_MODEL = "read by the language model";

    /**
     * One operation claimed.
     *
     * @param relation id of a relation of the lexicon, null where none was named
     */
    public record Claim(
            Op op,
            @Nullable Name subject,
            @Nullable String relation,
            @Nullable Name object) {
        public Claim {
            Objects.requireNonNull(op, "op");
        }
    }

    /**
     * A name claimed to stand in the utterance.
     *
     * @param mention its words, as they stand there
     * @param id of one of the candidates bearing it, null for a name the graph does not know
     */
    public record Name(String mention, @Nullable String id) {
        public Name {
            Objects.requireNonNull(mention, "mention");
        }
    }

    public Extraction {
        Objects.requireNonNull(intent, "intent");
        claims = List.copyOf(claims);
    }
}
