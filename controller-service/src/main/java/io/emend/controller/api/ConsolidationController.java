package io.emend.controller.api;

import io.emend.access.CurrentCaller;
import io.emend.access.Role;
import io.emend.contract.edit.ConsolidationRequest;
import io.emend.contract.edit.Edit;
import io.emend.controller.domain.consolidation.ConsolidationService;
import io.emend.controller.domain.edit.Author;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Moving edits from the memory beside the weights into the weights. */
@RestController
public final class ConsolidationController {
    private final ConsolidationService consolidations;
    private final CurrentCaller caller;
    private final Duration patience;

    public ConsolidationController(ConsolidationService consolidations, CurrentCaller caller, Duration patience) {
        this.consolidations = consolidations;
        this.caller = caller;
        this.patience = patience;
    }

    /**
     * Moves what the weights answer as well as the memory did, as one revision; `POST /v1/rollbacks` takes it back. 201 when it is
     * done, 202 when it goes on.
     */
    @PostMapping("/v1/consolidations")
    ResponseEntity<Edit> consolidate(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody ConsolidationRequest request) {
        Author author = Author.of(caller.get().require(Role.ADMIN));
        return SubmittedEdit.response(
                consolidations.submit(request, author, idempotencyKey, Preference.patience(prefer, patience)));
    }
}
