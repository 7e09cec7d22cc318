package io.emend.schema;

import java.util.List;

/**
 * A path of relations that implies a relation between its ends: {@code x r1 y, y r2 z} for the steps {@code [r1, r2]}.
 * One step alone says that the relation contains that one.
 *
 * @param steps at least one
 */
public record Chain(List<RelationId> steps) {
    public Chain {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A chain has at least one step");
        }
    }
}
