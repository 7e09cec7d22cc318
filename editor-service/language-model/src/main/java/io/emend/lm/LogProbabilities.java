package io.emend.lm;

import io.emend.lm.GeneratedToken.Alternative;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Log-softmax in double over float scores. */
final class LogProbabilities {
    private LogProbabilities() {}

    /** Natural logarithm of the sum of exponentials. */
    static double logSum(float[] logits) {
        double top = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            top = Math.max(top, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - top);
        }
        return top + Math.log(sum);
    }

    /** A chosen token with its log-probability and the likeliest ones at its place. */
    static GeneratedToken describe(int token, String piece, float[] logits, int alternatives) {
        double logSum = logSum(logits);
        var likeliest = new PriorityQueue<Integer>(
                Comparator.<Integer>comparingDouble(i -> logits[i]).thenComparing(Comparator.reverseOrder()));
        for (int i = 0; alternatives > 0 && i < logits.length; i++) {
            if (likeliest.size() < alternatives) {
                likeliest.add(i);
            } else if (logits[i] > logits[likeliest.peek()]) {
                likeliest.poll();
                likeliest.add(i);
            }
        }
        List<Alternative> best = new ArrayList<>();
        while (!likeliest.isEmpty()) {
            int i = likeliest.poll();
            best.addFirst(new Alternative(i, logits[i] - logSum));
        }
        return new GeneratedToken(token, piece, logits[token] - logSum, best);
    }
}
