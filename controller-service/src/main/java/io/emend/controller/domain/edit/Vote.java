package io.emend.controller.domain.edit;

import io.emend.contract.edit.Decision;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One reviewer's judgement of one edit. */
public record Vote(
        String reviewer, Decision.Verdict verdict, @Nullable String comment, Instant at) {
    public Vote {
        Objects.requireNonNull(reviewer, "reviewer");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(at, "at");
    }
}
