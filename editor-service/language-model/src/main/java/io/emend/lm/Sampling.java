package io.emend.lm;

/**
 * How the next token is chosen.
 * @param temperature 0 for always the likeliest; above 0 probabilities are sharpened (&lt; 1) or flattened (&gt; 1)
 * @param topP only the likeliest tokens that together reach this probability are candidates; in (0, 1]
 * @param topK only so many likeliest tokens are candidates; 0 for all
 * @param seed of the random choices: the same request with the same seed gives the same text
 */
public record Sampling(double temperature, double topP, int topK, long seed) {
    public Sampling {
        if (!(temperature >= 0) || temperature > 100) {
            throw new IllegalArgumentException("temperature must be between 0 and 100, was " + temperature);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("topP must be above 0 and at most 1, was " + topP);
        }
        if (topK < 0) {
            throw new IllegalArgumentException("topK must not be negative, was " + topK);
        }
    }

    /** Always the likeliest token. */
    public static Sampling greedy() {
        return new Sampling(0, 1, 0, 0);
    }

    /** Random choice at a temperature among all tokens. */
    public static Sampling at(double temperature, long seed) {
        return new Sampling(temperature, 1, 0, seed);
    }

    boolean isGreedy() {
        return temperature == 0;
    }
}
