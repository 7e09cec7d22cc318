package io.emend.controller.api;

import io.emend.access.CurrentCaller;
import io.emend.access.Role;
import io.emend.contract.knowledge.Page;
import io.emend.contract.problem.Malformed;
import io.emend.graph.store.AuditEntry;
import io.emend.graph.store.AuditLog;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log, for administrators. */
@RestController
public final class AuditController {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final AuditLog audit;
    private final CurrentCaller caller;

    public AuditController(AuditLog audit, CurrentCaller caller) {
        this.audit = audit;
        this.caller = caller;
    }

    /** Entries, newest first. */
    @GetMapping("/v1/audit")
    public Page<AuditEntry> audit(
            @RequestParam(name = "actor", required = false) @Nullable String actor,
            @RequestParam(name = "since", required = false) @Nullable Instant since,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        caller.get().require(Role.ADMIN);
        int wanted = limit == null ? DEFAULT_LIMIT : limit;
        if (wanted < 1 || wanted > MAX_LIMIT) {
            throw new Malformed("limit is 1 to %d; found %d.".formatted(MAX_LIMIT, wanted));
        }
        return audit.list(actor, since, wanted, cursor);
    }

    /** Whether no entry was changed or removed. */
    @GetMapping("/v1/audit/integrity")
    public Map<String, Boolean> integrity() {
        caller.get().require(Role.ADMIN);
        return Map.of("intact", audit.isIntact());
    }
}
