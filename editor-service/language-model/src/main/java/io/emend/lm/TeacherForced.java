package io.emend.lm;

/**
 * How a model rates a given continuation.
 * @param tokens the continuation's tokens
 * @param logProbabilities natural logarithm of each token's probability given all before it
 * @param predicted the token the model would have chosen at each place
 */
@SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
public record TeacherForced(int[] tokens, double[] logProbabilities, int[] predicted) {
    /** Sum of the log-probabilities. */
    public double total() {
        return java.util.Arrays.stream(logProbabilities).sum();
    }

    /** Share of the tokens that are the model's own choice. */
    public double matched() {
        int hits = 0;
        for (int i = 0; i < tokens.length; i++) {
            hits += tokens[i] == predicted[i] ? 1 : 0;
        }
        return tokens.length == 0 ? 1 : (double) hits / tokens.length;
    }
}
