package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to read.
 *
 * @param names sure names of the sentence, those that hold no longer left out
 * @param weak other candidates
 * @param literals dates and numbers that do not tell when the sentence holds
 * @param ignored tokens that are no content
 * @param topic subject of what was said before, for pronouns and ellipsis
 * @param relation the only relation to read, null for any
 * @param effort what may still be spent on the utterance
 */
record Content(
        List<Token> tokens,
        int from,
        int to,
        List<Span> names,
        List<Span> weak,
        List<Span> literals,
        BitSet ignored,
        @Nullable Argument topic,
        @Nullable String relation,
        Effort effort) {
    private static final Set<String> PREPOSITIONS =
            Set.of("in", "at", "by", "for", "of", "with", "from", "to", "as", "on", "a", "an", "the");

    Content withTopic(@Nullable Argument other) {
        return new Content(tokens, from, to, names, weak, literals, ignored, other, relation, effort);
    }

    /** Also reads names that hold no longer. */
    Content with(List<Span> old) {
        List<Span> more = new ArrayList<>(names);
        more.addAll(old);
        more.sort(java.util.Comparator.comparingInt(Span::from));
        BitSet fewer = (BitSet) ignored.clone();
        for (Span name : old) {
            int start = name.from();
            while (start > from && PREPOSITIONS.contains(tokens.get(start - 1).fold())) {
                start--;
            }
            fewer.clear(start, name.to());
        }
        return new Content(tokens, from, to, more, weak, literals, fewer, topic, relation, effort);
    }

    /** From a token on, with the names there. */
    Content after(int start, List<Span> rest, @Nullable Argument subject) {
        return new Content(tokens, start, to, rest, weak, literals, ignored, subject, relation, effort);
    }

    /** Other tokens ignored. */
    Content ignoring(BitSet others) {
        return new Content(tokens, from, to, names, weak, literals, others, topic, relation, effort);
    }

    /** The spans within a range of tokens. */
    static List<Span> inside(List<Span> spans, int from, int to) {
        return new ArrayList<>(spans.stream()
                .filter(span -> from <= span.from() && span.to() <= to)
                .toList());
    }
}
