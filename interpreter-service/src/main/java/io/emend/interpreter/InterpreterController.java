package io.emend.interpreter;

import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.InterpreterApi;
import io.emend.contract.interpretation.UtteranceRequest;
import io.emend.contract.interpretation.UtteranceResult;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The interpreter over HTTP. */
@RestController
public final class InterpreterController implements InterpreterApi {
    private final InterpretationService interpretations;
    private final UtteranceService utterances;

    public InterpreterController(InterpretationService interpretations, UtteranceService utterances) {
        this.interpretations = interpretations;
        this.utterances = utterances;
    }

    @Override
    public Interpretation interpret(UtteranceRequest request) {
        return interpretations.interpret(request);
    }

    @Override
    public ResponseEntity<UtteranceResult> utter(
            @Nullable String idempotencyKey, @Nullable String prefer, UtteranceRequest request) {
        return utterances.utter(idempotencyKey, prefer, request);
    }
}
