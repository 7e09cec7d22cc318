package io.emend.lm;

import java.util.List;

/**
 * One generated token.
 * @param id its id
 * @param text what it adds to the text that may be shown now; empty while a character or a possible stop text is
 *     incomplete
 * @param logProbability natural logarithm of its probability before temperature and filters; NaN if not asked for
 * @param alternatives likeliest tokens at this place, best first; empty if not asked for
 */
public record GeneratedToken(int id, String text, double logProbability, List<Alternative> alternatives) {
    public GeneratedToken {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * A token that could have been chosen.
     * @param logProbability natural logarithm
     */
    public record Alternative(int id, double logProbability) {}
}
