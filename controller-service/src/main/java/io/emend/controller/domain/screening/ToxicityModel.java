package io.emend.controller.domain.screening;

/** Tells how likely a text is hateful. Thread-safe. */
@FunctionalInterface
public interface ToxicityModel {
    /** Probability that the text is hateful, 0 to 1. */
    double score(String text);
}
