package io.emend.controller.domain.screening;

/** How rule sets are written down. */
public interface RuleFormat {
    /**
     * Reads a rule set.
     *
     * @param version what it is to be called
     * @throws IllegalArgumentException if it is not one; says what is wrong
     */
    RuleSet read(String text, int version);
}
