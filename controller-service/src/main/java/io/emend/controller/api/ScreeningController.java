package io.emend.controller.api;

import io.emend.access.CurrentCaller;
import io.emend.access.Role;
import io.emend.contract.knowledge.Page;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.screening.DryRun;
import io.emend.controller.domain.screening.RuleAdministration;
import io.emend.controller.domain.screening.RuleState;
import io.emend.controller.screening.RuleDocument;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The screening rules: versions, trials on past edits, what is in force, and the emergency brake. */
@RestController
public final class ScreeningController {
    private static final String USUAL_TRIAL = "500";
    private static final int MOST_EXAMPLES = 20;

    private final RuleAdministration rules;
    private final CurrentCaller caller;

    public ScreeningController(RuleAdministration rules, CurrentCaller caller) {
        this.rules = rules;
        this.caller = caller;
    }

    /**
     * What is in force.
     *
     * @param version 0 for the rules the service was configured with
     * @param author who put it in force; null for the configured rules
     * @param since when; null for the configured rules
     */
    public record InForceView(
            int version, @Nullable String author, @Nullable Instant since, List<RuleView> rules) {}

    /**
     * A rule in force.
     *
     * @param looked edits this process has had it look at, its dry run's included
     * @param matched how many of them it matched
     * @param brake OFF, or why a match only warns
     */
    public record RuleView(RuleDocument.Row rule, int looked, int matched, RuleState.Brake brake) {}

    /** A version of the rules; author and time are null for the configured ones. */
    public record VersionView(
            int version,
            boolean inForce,
            @Nullable String author,
            String comment,
            @Nullable Instant createdAt,
            RuleDocument rules) {}

    /**
     * What a dry run found.
     *
     * @param looked edits it looked at
     */
    public record TrialView(int version, int looked, List<MatchView> rules) {}

    /**
     * What one rule would have matched.
     *
     * @param share of the edits looked at, 0 to 1
     * @param wouldBeBraked whether that is so much that the rule would only warn
     * @param edits ids of some edits it matched, newest last
     */
    public record MatchView(String id, int matched, double share, boolean wouldBeBraked, List<String> edits) {}

    /** What is in force, and how each rule does; the entity tag changes with it. */
    @GetMapping("/v1/screening")
    public ResponseEntity<InForceView> showScreening() {
        caller.get().require(Role.REVIEWER);
        return tagged(rules.inForce());
    }

    /** Every version of the rules, newest first. */
    @GetMapping("/v1/screening/versions")
    public Page<VersionView> listRules() {
        caller.get().require(Role.REVIEWER);
        return new Page<>(
                rules.versions().stream().map(ScreeningController::view).toList(), null);
    }

    @GetMapping("/v1/screening/versions/{version}")
    public VersionView showRules(@PathVariable("version") int version) {
        caller.get().require(Role.REVIEWER);
        return view(rules.version(version));
    }

    /** Keeps a rule document as the next version; no effect on edits until it is put in force. */
    @PostMapping(path = "/v1/screening/versions", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<VersionView> proposeRules(
            @RequestBody String document, @RequestParam(name = "comment", defaultValue = "") String comment) {
        VersionView proposed = view(rules.propose(document, comment, administrator()));
        return ResponseEntity.created(URI.create("/v1/screening/versions/" + proposed.version()))
                .body(proposed);
    }

    /** Tries a version on the newest edits, each against the graph as it was then; no effect. */
    @PostMapping("/v1/screening/versions/{version}/trial")
    public TrialView tryRules(
            @PathVariable("version") int version, @RequestParam(name = "edits", defaultValue = USUAL_TRIAL) int edits) {
        administrator();
        RuleAdministration.Version tried = rules.version(version);
        DryRun.Report report = rules.trial(version, edits);
        return new TrialView(
                version,
                report.looked(),
                tried.rules().rules().stream()
                        .map(rule -> match(
                                rule.id(),
                                report.matches().getOrDefault(rule.id(), List.of()),
                                report.looked(),
                                !rule.proven(),
                                tried.rules().brake()))
                        .toList());
    }

    /** Puts a version in force, with every brake released. */
    @PostMapping("/v1/screening/versions/{version}/activation")
    public ResponseEntity<InForceView> activateRules(
            @PathVariable("version") int version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return tagged(rules.activate(version, administrator(), Versions.ifMatch(ifMatch)));
    }

    /** The emergency brake: the rule only warns from now on. */
    @PutMapping("/v1/screening/brakes/{rule}")
    public ResponseEntity<InForceView> brakeRule(
            @PathVariable("rule") String rule,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return tagged(rules.brake(rule, administrator(), Versions.ifMatch(ifMatch)));
    }

    /** Releases the brake: a match means again what the rule says. */
    @DeleteMapping("/v1/screening/brakes/{rule}")
    public ResponseEntity<InForceView> releaseRule(
            @PathVariable("rule") String rule,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return tagged(rules.release(rule, administrator(), Versions.ifMatch(ifMatch)));
    }

    private Author administrator() {
        return Author.of(caller.get().require(Role.ADMIN));
    }

    private static ResponseEntity<InForceView> tagged(RuleAdministration.InForce inForce) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(inForce.inUse().change()))
                .body(new InForceView(
                        inForce.inUse().version(),
                        inForce.inUse().author(),
                        inForce.inUse().since(),
                        inForce.rules().stream().map(ScreeningController::view).toList()));
    }

    private static RuleView view(RuleState state) {
        return new RuleView(RuleDocument.Row.of(state.setting()), state.looked(), state.matched(), state.brake());
    }

    private static VersionView view(RuleAdministration.Version version) {
        return new VersionView(
                version.rules().version(),
                version.inForce(),
                version.author(),
                version.comment(),
                version.createdAt(),
                RuleDocument.of(version.rules()));
    }

    private static MatchView match(String id, List<String> matched, int looked, boolean canBeBraked, double brake) {
        double share = looked == 0 ? 0 : (double) matched.size() / looked;
        return new MatchView(
                id,
                matched.size(),
                share,
                canBeBraked && looked >= DryRun.FEWEST && share > brake,
                matched.subList(Math.max(0, matched.size() - MOST_EXAMPLES), matched.size()));
    }
}
