package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.entity.Span.Link;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sentence of exactly two known names in which every other word speaks for one relation or changes nothing, where no
 * wording was recognised. The kinds of the names tell which end is which; where both could be either, nothing is read.
 */
final class TriggerReader {
    private static final double CONFIDENCE = 0.75;
    /** Names whose kinds fit worse are no ground for reading anything. */
    private static final double FITS = -1.3;

    private final WordingModel wordings;
    private final ArgumentModel arguments;
    private final Coverage coverage;

    TriggerReader(WordingModel wordings, ArgumentModel arguments, Coverage coverage) {
        this.wordings = wordings;
        this.arguments = arguments;
        this.coverage = coverage;
    }

    /** The reading that most words speak for; empty where none explains all of them, or several do alike. */
    Optional<Reading> read(Content content) {
        List<Span> names = content.names();
        boolean two = names.size() == 2
                && names.stream().allMatch(name -> name.kind() == Kind.NAME && name.isKnown())
                && content.literals().isEmpty()
                && content.relation() == null;
        return two ? best(content, names.getFirst(), names.getLast()) : Optional.empty();
    }

    private Optional<Reading> best(Content content, Span first, Span second) {
        List<Reading> best = new ArrayList<>();
        int most = 0;
        for (int r = 0; r < wordings.lexicon().size(); r++) {
            int[] words = words(content, r);
            if (words[0] == 0 || words[0] < most) {
                continue;
            }
            Reading reading = reading(r, first, second, words);
            if (reading != null
                    && coverage.unexplained(content, List.of(reading), content.ignored())
                            .isEmpty()) {
                if (words[0] > most) {
                    best.clear();
                }
                most = words[0];
                best.add(reading);
            }
        }
        return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }

    /** How many words speak for a relation, the first of them and where the last one ends. */
    private int[] words(Content content, int relation) {
        int count = 0;
        int from = -1;
        int to = -1;
        for (int i = content.from(); i < content.to(); i++) {
            Token token = content.tokens().get(i);
            int at = i;
            boolean counts = token.kind() == Token.Kind.WORD
                    && !content.ignored().get(i)
                    && !ClauseReader.FUNCTION_WORDS.contains(token.fold())
                    && content.names().stream().noneMatch(name -> name.from() <= at && at < name.to())
                    && wordings.speaksFor(relation, token);
            if (counts) {
                count++;
                from = from < 0 ? i : from;
                to = i + 1;
            }
        }
        return new int[] {count, from, to};
    }

    private @Nullable Reading reading(int r, Span first, Span second, int[] words) {
        LexicalRelation relation = wordings.lexicon().at(r);
        boolean straight = fits(r, first, second);
        boolean inverted = fits(r, second, first);
        if (!straight && !inverted || straight && inverted && !relation.symmetric()) {
            return null;
        }
        Span subject = straight ? first : second;
        Span object = straight ? second : first;
        return new Reading(
                relation,
                argument(r, ArgumentModel.SUBJECT, subject),
                argument(r, ArgumentModel.OBJECT, object),
                0,
                CONFIDENCE,
                false,
                words[1],
                words[2]);
    }

    private boolean fits(int r, Span subject, Span object) {
        return fit(r, ArgumentModel.SUBJECT, link(r, ArgumentModel.SUBJECT, subject)) >= FITS
                && fit(r, ArgumentModel.OBJECT, link(r, ArgumentModel.OBJECT, object)) >= FITS;
    }

    private double fit(int r, int role, Link link) {
        return arguments.fit(r, role, link);
    }

    private Argument argument(int r, int role, Span span) {
        Link link = link(r, role, span);
        return new Argument(span, link.entity(), link.score());
    }

    /** The first of the best entities that fits best. */
    private Link link(int r, int role, Span span) {
        Link best = span.links().getFirst();
        for (Link link : span.links()) {
            boolean better = link.score() >= best.score() && fit(r, role, link) > fit(r, role, best);
            best = better ? link : best;
        }
        return best;
    }
}
