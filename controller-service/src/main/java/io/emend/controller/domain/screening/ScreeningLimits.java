package io.emend.controller.domain.screening;

import java.time.Duration;
import java.util.Objects;

/**
 * What one author, and all authors together, may do within a time before a reviewer looks.
 *
 * @param window how far to look back
 * @param editsPerAuthor edits of one author; 0 for any number
 * @param subjectsPerObject subjects that all authors together give the same object; 0 for any number
 */
public record ScreeningLimits(Duration window, int editsPerAuthor, int subjectsPerObject) {
    public ScreeningLimits {
        Objects.requireNonNull(window, "window");
        if (window.isNegative() || editsPerAuthor < 0 || subjectsPerObject < 0) {
            throw new IllegalArgumentException("Screening limits must not be negative.");
        }
    }
}
