package io.emend.contract.edit;

import io.emend.contract.knowledge.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The controller's edits, as clients and the interpreter call them. Errors are KnowledgeProblems on both sides. */
@HttpExchange
public interface EditApi {
    /** Plans, screens and applies an edit. 201 when it is done (applied, rejected or failed), 202 when it goes on. */
    @PostExchange("/v1/edits")
    ResponseEntity<Edit> edit(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody EditRequest request);

    /** The same plan, conflicts and screening without effect. */
    @PostExchange("/v1/edits/preview")
    Edit preview(@RequestBody EditRequest request);

    @GetExchange("/v1/edits/{id}")
    ResponseEntity<Edit> find(@PathVariable("id") String id);

    @GetExchange("/v1/edits")
    Page<Edit> list(
            @RequestParam(name = "status", required = false) @Nullable EditStatus status,
            @RequestParam(name = "author", required = false) @Nullable String author,
            @RequestParam(name = "subject", required = false) @Nullable String subject,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor);

    @PostExchange("/v1/edits/{id}/decision")
    Edit decide(
            @PathVariable("id") String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Decision decision);

    @PostExchange("/v1/rollbacks")
    ResponseEntity<Edit> rollback(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody RollbackRequest request);

    @PostExchange("/v1/rollbacks/preview")
    RollbackPreview previewRollback(@RequestBody RollbackRequest request);
}
