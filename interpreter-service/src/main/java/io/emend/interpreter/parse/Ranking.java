package io.emend.interpreter.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one clause against each other and against that it says nothing: a softmax over their scores. Of those
 * that say the same the best counts; those too far behind to matter are not even kept. Made for one clause.
 */
final class Ranking {
    private static final int KEPT = 12;
    /** A reading this far behind the best changes no confidence: its share is below one in a hundred thousand. */
    private static final double OUT_OF_REACH = 12;

    private final Map<Said, Reading> readings = new LinkedHashMap<>();
    private double none = Double.NEGATIVE_INFINITY;
    private double best = Double.NEGATIVE_INFINITY;

    /** What a reading says: relation, and for each end the entity's id or the place of the words. */
    private record Said(String relation, Object subject, Object object) {
        static Said by(Reading reading) {
            return new Said(reading.relation().id(), end(reading.subject()), end(reading.object()));
        }

        private static Object end(@Nullable Argument argument) {
            if (argument == null) {
                return "";
            }
            return argument.entity() != null
                    ? argument.entity().id()
                    : List.of(argument.span().from(), argument.span().to());
        }
    }

    /** Whether a reading of such a score, or less, can still matter. */
    boolean isInReach(double score) {
        return score >= best - OUT_OF_REACH;
    }

    /** That the clause says nothing, at its likeliest. */
    void none(double score) {
        none = Math.max(none, score);
        best = Math.max(best, score);
    }

    void add(Reading reading) {
        best = Math.max(best, reading.score());
        Said said = Said.by(reading);
        Reading same = readings.get(said);
        if (same == null || reading.score() > same.score()) {
            readings.remove(said);
            readings.put(said, reading);
        }
    }

    /** The best readings, best first and of equal ones the earliest, confidences summing to at most 1. */
    List<Reading> ranked() {
        List<Reading> ranked = new ArrayList<>(readings.values());
        ranked.removeIf(reading -> !isInReach(reading.score()));
        ranked.sort(Comparator.comparingDouble(Reading::score).reversed());
        double total = Math.exp(none - best);
        for (Reading reading : ranked) {
            total += Math.exp(reading.score() - best);
        }
        double sum = total;
        return ranked.stream()
                .limit(KEPT)
                .map(reading -> reading.withConfidence(Math.exp(reading.score() - best) / sum))
                .toList();
    }
}
