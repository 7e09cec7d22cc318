package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Reads two verbs that share what stands before and behind them: "X studied and later worked at Y". */
final class SharedObjects {
    private static final double SURE = 0.7;
    private static final Set<String> CONJUNCTIONS = Set.of("and", "\u5E76", "\u4E14");
    private static final Set<String> PREPOSITIONS =
            Set.of("in", "at", "to", "for", "of", "with", "by", "from", "on", "as", "the", "a", "an");

    private final ContentReader reader;
    private final Content content;

    SharedObjects(ContentReader reader, Content content) {
        this.reader = reader;
        this.content = content;
    }

    /** Both statements; empty unless both are sure and of different relations. */
    List<Reading> read(List<Span> names) {
        if (names.size() != 2) {
            return List.of();
        }
        int from = names.getFirst().to();
        int to = names.getLast().from();
        for (int at = from + 1; at < to - 1; at++) {
            if (CONJUNCTIONS.contains(content.tokens().get(at).fold())) {
                int preposition = to;
                while (preposition > at + 1
                        && PREPOSITIONS.contains(
                                content.tokens().get(preposition - 1).fold())) {
                    preposition--;
                }
                Reading first = without(at, preposition, names);
                Reading second = without(auxiliaries(from, at), at + 1, names);
                if (first != null && second != null && !first.relation().equals(second.relation())) {
                    return new ArrayList<>(List.of(first, second));
                }
            }
        }
        return List.of();
    }

    /** Where the first verb begins behind "was", "has been" and the like, which both share. */
    private int auxiliaries(int from, int to) {
        int at = from;
        while (at < to
                && Set.of("is", "was", "are", "were", "has", "have", "had", "been", "be")
                        .contains(content.tokens().get(at).fold())) {
            at++;
        }
        return at;
    }

    private @org.jspecify.annotations.Nullable Reading without(int from, int to, List<Span> names) {
        BitSet ignored = (BitSet) content.ignored().clone();
        ignored.set(from, to);
        Reading reading = reader.best(content.ignoring(ignored), content.from(), content.to(), names);
        boolean sure = reading != null
                && reading.confidence() >= SURE
                && reading.wordsFrom() >= 0
                && names.stream().allMatch(reading::uses);
        return sure ? reading : null;
    }
}
