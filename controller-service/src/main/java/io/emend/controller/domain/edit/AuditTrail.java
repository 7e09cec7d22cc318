package io.emend.controller.domain.edit;

import io.emend.contract.problem.KnowledgeProblem;
import io.emend.graph.store.AuditEvent;
import io.emend.graph.store.AuditLog;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Writes down who did what, with which key and with what outcome. Thread-safe. */
public final class AuditTrail {
    private static final String OK = "ok";

    private final AuditLog log;
    private final Clock clock;

    public AuditTrail(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    public void succeeded(Author author, String action, String target, Map<String, String> details) {
        append(author, action, target, OK, details);
    }

    public void failed(Author author, String action, String target, KnowledgeProblem problem) {
        append(author, action, target, problem.type().wireName(), Map.of());
    }

    public void append(Author author, String action, String target, String outcome, Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.put("key", author.keyId());
        log.append(new AuditEvent(clock.instant(), author.name(), author.role().name(), action, target, outcome, all));
    }
}
