package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.entity.Span.Link;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.parse.ArgumentFits.Fit;
import io.emend.interpreter.text.Token;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one clause: tries pairs of names (or single names) as arguments, and asks the wording model what the words around
 * them say and the argument model whether they fit.
 */
final class ClauseReader {
    private static final double KNOWN_WORDING = 3.5;
    /** Where an end fits worse, that the wording is known counts for nothing. */
    private static final double UNFIT = -4;

    /** The least that a name fits that is taken for an end by analogy. */
    private static final double LEAST_FIT = -1.5;

    private static final double NONE_PRIOR = -1.2;
    private static final double STRANGE_WORD_BETWEEN = -1.2;
    private static final double STRANGE_WORD_OUTSIDE = -0.3;
    private static final double NAME_LEFT_OVER = -2.2;
    private static final double WEAK_NAME = -1.2;
    private static final double UNKNOWN_NAME = -0.9;
    /** Of a symmetric relation either name may be the subject; people mention it first. */
    private static final double FIRST_IS_SUBJECT = 3;
    /** Questions ask for objects far more often than for subjects. */
    private static final double ASKS_SUBJECT = -1.2;
    /** Nothing is so surely a statement of a relation that this chance of none is excluded. */
    private static final double FLOOR = 0.03;

    private static final double NEGLIGIBLE = 1e-5;
    static final Set<String> FUNCTION_WORDS = Set.of(
            "the", "a", "an", "of", "in", "at", "to", "is", "be", "was", "are", "were", "by", "for", "on", "as", "and",
            "or", "'s", "with", "from", "it", "its", "his", "her", "their", "that", "this", "which", "who", "has",
            "have", "had", "been", "being", "into", "also", "he", "she", "they", "does", "did", "do", "not", "there",
            "one", "where", "what", "whom", "whose", "will", "would", "so", "but", "any", "some", "then", "than", "out",
            "up", "under", "over");

    /** What stands before the subject in a question and behind it in a statement. */
    private static final Set<String> INVERTED =
            Set.of("is", "was", "are", "were", "has", "have", "had", "did", "does", "do");

    private static final Set<String> DO_SUPPORT = Set.of("did", "does", "do");

    private final WordingModel wordings;
    private final ArgumentModel arguments;
    private final Zones zones;

    ClauseReader(WordingModel wordings, ArgumentModel arguments) {
        this.wordings = wordings;
        this.arguments = arguments;
        this.zones = new Zones(wordings);
    }

    /**
     * A clause to read.
     *
     * @param tokens all tokens of the utterance, misspelt words repaired
     * @param names candidates for arguments within the range
     * @param ignored tokens that belong to the speech act or to names that hold no longer
     * @param relation the only relation to read, from an answer to an earlier question; null for any
     * @param effort what may still be spent on the utterance
     */
    record Clause(
            List<Token> tokens,
            int from,
            int to,
            List<Span> names,
            BitSet ignored,
            @Nullable String relation,
            Effort effort) {}

    /** Readings of a statement, best first, confidences summing to at most 1. */
    List<Reading> statements(Clause clause) {
        List<Span> names = clause.names();
        if (!clause.effort().allows(names.size() * (names.size() - 1) / 2, clause.to() - clause.from())) {
            return List.of();
        }
        ArgumentFits fits = new ArgumentFits(clause, arguments, wordings.lexicon());
        Ranking ranking = new Ranking();
        for (Span first : names) {
            for (Span second : names) {
                if (first.to() <= second.from()) {
                    pair(clause, first, second, fits, ranking);
                }
            }
        }
        return ranking.ranked();
    }

    private void pair(Clause clause, Span first, Span second, ArgumentFits fits, Ranking ranking) {
        List<Token> before = Zones.zone(clause, clause.from(), first.from(), null);
        List<Token> between = Zones.zone(clause, first.to(), second.from(), first);
        List<Token> after = Zones.zone(clause, second.to(), clause.to(), second);
        if (before.size() == 1 && INVERTED.contains(before.getFirst().fold())) {
            between.addAll(0, DO_SUPPORT.contains(before.getFirst().fold()) ? List.of() : before);
            before = List.of();
        }
        float[] probabilities = wordings.statement(before, between, after);
        BitSet known = wordings.known().meanings(before, between, after);
        Clefts.Plain plain = known.isEmpty() ? Clefts.of(before, between, after) : null;
        if (plain != null) {
            known = turned(wordings.known().meanings(List.of(), plain.between(), List.of()), plain.swapped());
            probabilities = surer(
                    probabilities,
                    turned(wordings.statement(List.of(), plain.between(), List.of()), plain.swapped()),
                    !known.isEmpty());
        }
        int none = probabilities.length - 1;
        double names = leftOver(clause, first, second) + nameCost(first) + nameCost(second);
        if (clause.relation() == null) {
            ranking.none(Math.log(Math.max(probabilities[none], FLOOR))
                    + NONE_PRIOR
                    + names
                    + strangerCost(first)
                    + strangerCost(second));
        }
        double common = names
                + zones.strangeness(before, STRANGE_WORD_OUTSIDE)
                + zones.strangeness(between, STRANGE_WORD_BETWEEN)
                + zones.strangeness(after, STRANGE_WORD_OUTSIDE);
        int[] words = zones.words(clause, first, second);
        for (int c = 0; c < none; c++) {
            if (worthwhile(clause, c, probabilities[c])) {
                int r = c / 2;
                Span subject = c % 2 == 0 ? first : second;
                Span object = c % 2 == 0 ? second : first;
                double said = Math.log(probabilities[c]) + common;
                double firstNamed = c % 2 == 0 && wordings.lexicon().at(r).symmetric() ? FIRST_IS_SUBJECT : 0;
                double most = said + firstNamed + (known.get(c) ? KNOWN_WORDING : 0);
                if (subject.kind() == Kind.LITERAL || !ranking.isInReach(most)) {
                    continue;
                }
                Fit s = fits.subject(r, subject);
                Fit o = fits.object(r, object);
                double fit = s.score() + o.score();
                boolean fitting = Math.min(s.score(), o.score()) > UNFIT;
                double score = said + firstNamed + fit + (known.get(c) && fitting ? KNOWN_WORDING : 0);
                boolean same = s.argument().entity() != null
                        && s.argument().entity().equals(o.argument().entity());
                if (!same && ranking.isInReach(score)) {
                    ranking.add(new Reading(
                            wordings.lexicon().at(r),
                            s.argument(),
                            o.argument(),
                            score,
                            0,
                            known.get(c),
                            words[0],
                            words[1]));
                }
            }
        }
    }

    /** The probabilities of the order of words that says more. */
    private static float[] surer(float[] asSaid, float[] plain, boolean known) {
        int none = plain.length - 1;
        return known || plain[none] < asSaid[none] ? plain : asSaid;
    }

    /** What was read of two names in the other order, in terms of this one. */
    private static float[] turned(float[] probabilities, boolean swapped) {
        if (!swapped) {
            return probabilities;
        }
        float[] turned = probabilities.clone();
        for (int c = 0; c + 1 < turned.length; c++) {
            turned[c] = probabilities[c ^ 1];
        }
        return turned;
    }

    private static BitSet turned(BitSet known, boolean swapped) {
        BitSet turned = new BitSet();
        known.stream().forEach(c -> turned.set(swapped ? c ^ 1 : c));
        return turned;
    }

    /** That the graph does not know a name speaks against every relation alike, and so not for none. */
    private double strangerCost(Span span) {
        return span.kind() != Kind.LITERAL && span.links().isEmpty() ? arguments.unknownFit() : 0;
    }

    /** Readings of a clause that names one argument: a question, or a slot named by a noun. */
    List<Reading> slots(Clause clause) {
        if (!clause.effort().allows(clause.names().size(), clause.to() - clause.from())) {
            return List.of();
        }
        ArgumentFits fits = new ArgumentFits(clause, arguments, wordings.lexicon());
        Ranking ranking = new Ranking();
        for (Span name : clause.names()) {
            if (name.kind() != Kind.LITERAL) {
                slot(clause, name, fits, ranking);
            }
        }
        return ranking.ranked();
    }

    private void slot(Clause clause, Span name, ArgumentFits fits, Ranking ranking) {
        List<Token> before = Zones.zone(clause, clause.from(), name.from(), null);
        List<Token> after = Zones.zone(clause, name.to(), clause.to(), name);
        float[] probabilities = wordings.question(before, after);
        int none = probabilities.length - 1;
        double names = leftOver(clause, name, name) + nameCost(name);
        if (clause.relation() == null) {
            ranking.none(Math.log(probabilities[none]) + NONE_PRIOR + names);
        }
        double common = names
                + zones.strangeness(before, STRANGE_WORD_OUTSIDE)
                + zones.strangeness(after, STRANGE_WORD_OUTSIDE);
        int[] words = zones.words(clause, name, name);
        for (int c = 0; c < none; c++) {
            if (worthwhile(clause, c, probabilities[c])) {
                int r = c / 2;
                boolean forward = c % 2 == 0 || wordings.lexicon().at(r).symmetric();
                Fit fit = forward ? fits.subject(r, name) : fits.object(r, name);
                double score = Math.log(probabilities[c]) + common + fit.score() + (forward ? 0 : ASKS_SUBJECT);
                if (ranking.isInReach(score)) {
                    ranking.add(new Reading(
                            wordings.lexicon().at(r),
                            forward ? fit.argument() : null,
                            forward ? null : fit.argument(),
                            score,
                            0,
                            false,
                            words[0],
                            words[1]));
                }
            }
        }
    }

    private boolean worthwhile(Clause clause, int c, float probability) {
        return clause.relation() == null
                ? probability > NEGLIGIBLE
                : probability > 0 && wordings.lexicon().at(c / 2).id().equals(clause.relation());
    }

    /** A name as an end of a statement, null where it is known and things like it do not stand there. */
    @Nullable
    Argument argument(Reading reading, int role, Span span) {
        int r = wordings.lexicon().position(reading.relation().id());
        if (span.literal() != null) {
            return role == ArgumentModel.SUBJECT || arguments.literalFit(r, span.literal()) < 0
                    ? null
                    : new Argument(span, null, 1);
        }
        if (span.links().isEmpty()) {
            return new Argument(span, null, span.quality());
        }
        Link best = span.links().getFirst();
        for (Link link : span.links()) {
            boolean better =
                    link.score() >= best.score() && arguments.fit(r, role, link) > arguments.fit(r, role, best);
            best = better ? link : best;
        }
        return arguments.fit(r, role, best) < LEAST_FIT ? null : new Argument(span, best.entity(), best.score());
    }

    private static double nameCost(Span span) {
        return switch (span.kind()) {
            case NAME, PRONOUN, LITERAL -> 0;
            case WEAK_NAME -> WEAK_NAME;
            case UNKNOWN -> UNKNOWN_NAME + Math.log(Math.max(span.quality(), 0.01));
        };
    }

    private static double leftOver(Clause clause, Span first, Span second) {
        int left = 0;
        for (Span other : clause.names()) {
            if (other.kind() == Kind.NAME && !other.overlaps(first) && !other.overlaps(second)) {
                left++;
            }
        }
        return left * NAME_LEFT_OVER;
    }
}
