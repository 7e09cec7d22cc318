package io.emend.contract.problem;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Every kind of problem a caller can meet: its name on the wire, HTTP status, title, and whether trying again may help. */
public enum ProblemType {
    MALFORMED_REQUEST("malformed-request", 400, "The request cannot be read", false, Malformed::new),
    METHOD_NOT_ALLOWED(
            "method-not-allowed", 405, "The resource does not support this method", false, Malformed.Method::new),
    NOT_ACCEPTABLE("not-acceptable", 406, "No acceptable representation", false, Malformed.NotAcceptable::new),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", 415, "The media type is not supported", false, Malformed.MediaType::new),
    PAYLOAD_TOO_LARGE("payload-too-large", 413, "The request is too large", false, Malformed.TooLarge::new),
    UNAUTHENTICATED("unauthenticated", 401, "A valid API key is required", false, AccessDenied.Unauthenticated::new),
    FORBIDDEN("forbidden", 403, "The role does not allow this", false, AccessDenied.Forbidden::new),
    NOT_FOUND("not-found", 404, "There is no such resource", false, Missing::new),
    STALE_PLAN("stale-plan", 409, "The graph moved on while the edit was planned", true, Conflicted.StalePlan::new),
    REVISION_CONFLICT(
            "revision-conflict",
            409,
            "The slot changed since the expected revision",
            false,
            Conflicted.RevisionConflict::new),
    ALREADY_ROLLED_BACK(
            "already-rolled-back", 409, "The edit is already rolled back", false, Conflicted.AlreadyRolledBack::new),
    DEPENDENT_EDITS("dependent-edits", 409, "Later edits depend on this one", false, Conflicted.DependentEdits::new),
    EDIT_STATE("edit-state", 409, "The edit is not in a state that allows this", false, Conflicted.EditState::new),
    SLOT_LOCKED("slot-locked", 409, "The slot is locked after an edit war", false, Conflicted.SlotLocked::new),
    PRECONDITION_FAILED(
            "precondition-failed",
            412,
            "If-Match does not name the current revision",
            false,
            Conflicted.PreconditionFailed::new),
    PRECONDITION_REQUIRED(
            "precondition-required",
            428,
            "The request must be conditional",
            false,
            Conflicted.PreconditionRequired::new),
    UNKNOWN_RELATION("unknown-relation", 422, "No such relation in the schema", false, Refused.UnknownRelation::new),
    UNKNOWN_ENTITY("unknown-entity", 422, "No such entity in the graph", false, Refused.UnknownEntity::new),
    AMBIGUOUS_ENTITY("ambiguous-entity", 422, "Several entities bear this name", false, Refused.AmbiguousEntity::new),
    SCHEMA_VIOLATION("schema-violation", 422, "The edit contradicts the schema", false, Refused.SchemaViolation::new),
    NOTHING_TO_RETRACT(
            "nothing-to-retract", 422, "The statement to retract is not live", false, Refused.NothingToRetract::new),
    POLICY_REFUSED("policy-refused", 422, "The edit is refused by policy", false, Refused.PolicyRefused::new),
    IDEMPOTENCY_MISMATCH(
            "idempotency-mismatch",
            422,
            "The idempotency key was used with another body",
            false,
            Refused.IdempotencyMismatch::new),
    UNAVAILABLE("unavailable", 503, "A part of the system is not available", true, Unavailable::new),
    RATE_LIMITED("rate-limited", 429, "Too many requests", true, Unavailable.RateLimited::new),
    CORRUPTED("corrupted", 503, "Stored data does not match its hash", false, Unavailable.Corrupted::new);

    /** The prefix of every problem's {@code type} URI. */
    public static final String URN = "urn:emend:problem:";

    private final String wireName;
    private final int status;
    private final String title;
    private final boolean retriable;

    @SuppressWarnings("ImmutableEnumChecker") // constructor references only
    private final BiFunction<String, Map<String, Object>, KnowledgeProblem> factory;

    ProblemType(
            String wireName,
            int status,
            String title,
            boolean retriable,
            BiFunction<String, Map<String, Object>, KnowledgeProblem> factory) {
        this.wireName = wireName;
        this.status = status;
        this.title = title;
        this.retriable = retriable;
        this.factory = factory;
    }

    /** The type named by a {@code type} URI or a {@code code}, if it is one of ours. */
    public static Optional<ProblemType> named(String uriOrCode) {
        String name = uriOrCode.startsWith(URN) ? uriOrCode.substring(URN.length()) : uriOrCode;
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(name))
                .findFirst();
    }

    /** The problem of this type, as it was thrown on the other side of the wire. */
    public KnowledgeProblem problem(String detail, Map<String, Object> data) {
        return factory.apply(detail, data);
    }

    /** The {@code code} member, and the last part of {@link #uri()}. */
    public String wireName() {
        return wireName;
    }

    public String uri() {
        return URN + wireName;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public boolean retriable() {
        return retriable;
    }
}
