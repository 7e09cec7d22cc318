package io.emend.contract.interpretation;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The interpreter, as clients call it. */
@HttpExchange
public interface InterpreterApi {
    /** What a text means; no effect. */
    @PostExchange("/v1/interpretations")
    Interpretation interpret(@RequestBody UtteranceRequest request);

    /** Understands a text and does what it says, through the controller, with the caller's own rights. */
    @PostExchange("/v1/utterances")
    ResponseEntity<UtteranceResult> utter(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody UtteranceRequest request);
}
