package io.emend.access;

import java.util.Locale;
import java.util.Optional;

/** What a key may be narrowed to, below what its role allows; a key without scopes is not narrowed. */
public enum Scope {
    /** Ask, look and search. */
    READ,
    /** The model's OpenAI-compatible paths. */
    CHAT,
    /** Propose edits and take back own ones. */
    EDIT,
    /** Decide on edits. */
    REVIEW,
    /** Everything else an administrator may do. */
    ADMIN;

    /** The scope that a role's own privilege falls under. */
    static Optional<Scope> of(Role role) {
        return switch (role) {
            case READER -> Optional.of(READ);
            case EDITOR -> Optional.of(EDIT);
            case REVIEWER -> Optional.of(REVIEW);
            case ADMIN -> Optional.of(ADMIN);
            case SERVICE -> Optional.empty();
        };
    }

    /** The scope's name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
