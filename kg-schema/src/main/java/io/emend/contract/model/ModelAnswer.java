package io.emend.contract.model;

import java.util.Objects;

/** The model's own words, the revision they come from, and the model hash. */
public record ModelAnswer(String text, long revision, String fingerprint) {
    public ModelAnswer {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }
}
