package io.emend.controller;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The controller's settings, prefix {@code emend.controller}.
 *
 * @param patience how long an edit waits to be applied when the request has no {@code Prefer} header
 * @param attempts how often a plan is made, at most, while it keeps becoming stale
 * @param mostConsequences most facts that may follow from, or fall with, one edit
 * @param editWarWindow how far back returns to an earlier value are counted
 * @param editWarFlips returns to an earlier value that send an edit to review; 0 never
 * @param sparqlTimeout longest time for one SPARQL query
 * @param sparqlTriples most triples one SPARQL query may look at
 * @param sparqlRows most rows of a SPARQL answer
 * @param editorUrl base address of the editor; only for the separate service
 * @param editorTimeout longest wait for the editor; only for the separate service
 */
@ConfigurationProperties("emend.controller")
public record ControllerProperties(
        @DefaultValue("30s") Duration patience,
        @DefaultValue("5") int attempts,
        @DefaultValue("2000") int mostConsequences,
        @DefaultValue("24h") Duration editWarWindow,
        @DefaultValue("3") int editWarFlips,
        @DefaultValue("10s") Duration sparqlTimeout,
        @DefaultValue("500000") int sparqlTriples,
        @DefaultValue("10000") int sparqlRows,
        @DefaultValue("http://localhost:8083") URI editorUrl,
        @DefaultValue("10m") Duration editorTimeout) {
    public ControllerProperties {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("emend.controller.patience must not be negative; found " + patience);
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("emend.controller.attempts is at least 1; found " + attempts);
        }
        if (mostConsequences < 1) {
            throw new IllegalArgumentException(
                    "emend.controller.most-consequences is at least 1; found " + mostConsequences);
        }
    }
}
