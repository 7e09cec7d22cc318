package io.emend.schema.shapes;

import java.util.List;

/**
 * The outcome of a validation.
 *
 * @param violations ordered by focus, path, value
 */
public record ShapeReport(List<ShapeViolation> violations) {
    public ShapeReport {
        violations = List.copyOf(violations);
    }

    /** Tells whether nothing worse than a warning was found. */
    public boolean conforms() {
        return violations.stream().allMatch(ShapeViolation::warning);
    }
}
