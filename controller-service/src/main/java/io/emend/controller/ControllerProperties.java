package io.emend.controller;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * The controller's settings, prefix {@code emend.controller}.
 *
 * @param patience how long an edit waits to be applied when the request has no {@code Prefer} header
 * @param attempts how often a plan is made, at most, while it keeps becoming stale
 * @param mostConsequences most facts that may follow from, or fall with, one edit
 * @param editWarWindow how far back returns to an earlier value are counted
 * @param editWarFlips returns to an earlier value that send an edit to review; 0 never
 * @param screening what is looked for in an edit before it is planned for good
 * @param review what waits for a reviewer
 * @param conditionalDecisions whether a reviewer has to say, by If-Match, which version of the edit they decide on
 * @param webhooks how subscribers are called
 * @param sparqlTimeout longest time for one SPARQL query
 * @param sparqlTriples most triples one SPARQL query may look at
 * @param sparqlRows most rows of a SPARQL answer
 * @param lostAnswerGrace how long an edit may still turn out to be committed after the editor's answer was lost; then it failed
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
        @DefaultValue Screening screening,
        @DefaultValue Review review,
        @DefaultValue("false") boolean conditionalDecisions,
        @DefaultValue Webhooks webhooks,
        @DefaultValue("10s") Duration sparqlTimeout,
        @DefaultValue("500000") int sparqlTriples,
        @DefaultValue("10000") int sparqlRows,
        @DefaultValue("1m") Duration lostAnswerGrace,
        @DefaultValue("http://localhost:8083") URI editorUrl,
        @DefaultValue("10m") Duration editorTimeout) {
    /**
     * Screening.
     *
     * @param reviewAt probability of hate from which a reviewer looks, 0 to 1
     * @param blockAt probability of hate from which an edit is refused, 0 to 1
     * @param rules the rules to begin with, JSON; {@code classpath:emend/screening/rules-guarded.json} is for strangers as
     *     authors
     * @param established names of authors that the operator vouches for; they never are newcomers
     * @param dryRun newest edits that rules which are not proven are tried on at the start; 0 for none
     */
    public record Screening(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("0.5") double reviewAt,
            @DefaultValue("0.9") double blockAt,

            @DefaultValue("classpath:emend/screening/rules.json")
            Resource rules,

            @DefaultValue Set<String> established,
            @DefaultValue("500") int dryRun) {}

    /**
     * Review.
     *
     * @param protectedRelations ids of relations whose edits are reviewed
     * @param protectedEntities ids of entities whose edits are reviewed
     * @param lockedRelations ids of relations that administrators alone edit
     * @param lockedEntities ids of entities that administrators alone edit
     * @param sourceRequired ids of relations whose edits need a source
     * @param quorum approvals an edit of something protected needs
     * @param mostImpact facts an edit may change without review
     * @param mostDegree facts that may name an entity which is edited without review; 0 for any number
     */
    public record Review(
            @DefaultValue Set<String> protectedRelations,
            @DefaultValue Set<String> protectedEntities,
            @DefaultValue Set<String> lockedRelations,
            @DefaultValue Set<String> lockedEntities,
            @DefaultValue Set<String> sourceRequired,
            @DefaultValue("1") int quorum,
            @DefaultValue("100") int mostImpact,
            @DefaultValue("0") int mostDegree) {}

    /**
     * Calls to subscribers.
     *
     * @param timeout longest wait for a subscriber's answer
     * @param firstRetry pause before a failed call is made again; each further one is twice as long
     * @param longestRetry longest such pause
     */
    public record Webhooks(
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("1s") Duration firstRetry,
            @DefaultValue("5m") Duration longestRetry) {}

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
