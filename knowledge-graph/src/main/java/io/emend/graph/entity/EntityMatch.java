package io.emend.graph.entity;

import java.util.Objects;

/**
 * An entity that a search found.
 *
 * @param matched the label or alias that matched
 * @param lang its language tag
 * @param score 0 to 1; 1 only for an exact label in the wanted language
 */
public record EntityMatch(EntityRecord entity, String matched, String lang, double score) {
    public EntityMatch {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(matched, "matched");
        Objects.requireNonNull(lang, "lang");
    }
}
