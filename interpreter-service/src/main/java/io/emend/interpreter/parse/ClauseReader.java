package io.emend.interpreter.parse;

import io.emend.interpreter.entity.KnownEntity;
import io.emend.interpreter.entity.Literal;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.entity.Span.Link;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
    /** How much a worse name weighs against a better fit. */
    private static final double NAME_MATCH = 6;
    /** Of a symmetric relation either name may be the subject; people mention it first. */
    private static final double FIRST_IS_SUBJECT = 3;
    /** Questions ask for objects far more often than for subjects. */
    private static final double ASKS_SUBJECT = -1.2;
    /** Entities that fit worse by less than this cannot be told apart. */
    private static final double RIVAL = 0.15;
    /** Nothing is so surely a statement of a relation that this chance of none is excluded. */
    private static final double FLOOR = 0.03;

    private static final double NEGLIGIBLE = 1e-5;
    private static final int KEPT = 12;
    static final Set<String> FUNCTION_WORDS = Set.of(
            "the", "a", "an", "of", "in", "at", "to", "is", "be", "was", "are", "were", "by", "for", "on", "as", "and",
            "or", "'s", "with", "from", "it", "its", "his", "her", "their", "that", "this", "which", "who", "has",
            "have", "had", "been", "being", "into", "also", "he", "she", "they", "does", "did", "do", "not", "there",
            "one", "where", "what", "whom", "whose", "will", "would", "so", "but", "any", "some", "then", "than", "out",
            "up", "under", "over");

    /** What stands before the subject in a question and behind it in a statement. */
    private static final Set<String> INVERTED =
            Set.of("is", "was", "are", "were", "has", "have", "had", "did", "does", "do");

    private static final Pattern AGENT = Pattern.compile("[a-z]{2,}(?:er|or|ist|ian|man|woman)");
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
        List<Reading> readings = new ArrayList<>();
        double none = Double.NEGATIVE_INFINITY;
        List<Span> names = clause.names();
        if (!clause.effort().allows(names.size() * (names.size() - 1) / 2, clause.to() - clause.from())) {
            return List.of();
        }
        for (Span first : names) {
            for (Span second : names) {
                if (first.to() <= second.from()) {
                    none = Math.max(none, pair(clause, first, second, readings));
                }
            }
        }
        return ranked(readings, none);
    }

    private double pair(Clause clause, Span first, Span second, List<Reading> readings) {
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
        double common = zones.strangeness(before, STRANGE_WORD_OUTSIDE)
                + zones.strangeness(between, STRANGE_WORD_BETWEEN)
                + zones.strangeness(after, STRANGE_WORD_OUTSIDE)
                + leftOver(clause, first, second)
                + nameCost(first)
                + nameCost(second);
        int[] words = zones.words(clause, first, second);
        int classes = probabilities.length - 1;
        for (int c = 0; c < classes; c++) {
            if (worthwhile(clause, c, probabilities[c])) {
                int r = c / 2;
                Span subject = c % 2 == 0 ? first : second;
                Span object = c % 2 == 0 ? second : first;
                if (subject.kind() == Kind.LITERAL) {
                    continue;
                }
                Scored s = best(clause, r, ArgumentModel.SUBJECT, subject);
                Scored o = isAgentNoun(clause, object)
                        ? new Scored(new Argument(object, null, object.quality()), arguments.agentFit(r))
                        : best(clause, r, ArgumentModel.OBJECT, object);
                if (s.argument.entity() != null && s.argument.entity().equals(o.argument.entity())) {
                    continue;
                }
                double score = Math.log(probabilities[c])
                        + common
                        + s.score
                        + o.score
                        + (known.get(c) && Math.min(s.score, o.score) > UNFIT ? KNOWN_WORDING : 0)
                        + (c % 2 == 0 && wordings.lexicon().at(r).symmetric() ? FIRST_IS_SUBJECT : 0);
                readings.add(new Reading(
                        wordings.lexicon().at(r), s.argument, o.argument, score, 0, known.get(c), words[0], words[1]));
            }
        }
        if (clause.relation() != null) {
            return Double.NEGATIVE_INFINITY;
        }
        return Math.log(Math.max(probabilities[classes], FLOOR))
                + NONE_PRIOR
                + nameCost(first)
                + nameCost(second)
                + strangerCost(first)
                + strangerCost(second)
                + leftOver(clause, first, second);
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
        List<Reading> readings = new ArrayList<>();
        double none = Double.NEGATIVE_INFINITY;
        if (!clause.effort().allows(clause.names().size(), clause.to() - clause.from())) {
            return List.of();
        }
        for (Span name : clause.names()) {
            if (name.kind() == Kind.LITERAL) {
                continue;
            }
            List<Token> before = Zones.zone(clause, clause.from(), name.from(), null);
            List<Token> after = Zones.zone(clause, name.to(), clause.to(), name);
            float[] probabilities = wordings.question(before, after);
            int classes = probabilities.length - 1;
            double common = zones.strangeness(before, STRANGE_WORD_OUTSIDE)
                    + zones.strangeness(after, STRANGE_WORD_OUTSIDE)
                    + leftOver(clause, name, name)
                    + nameCost(name);
            int[] words = zones.words(clause, name, name);
            for (int c = 0; c < classes; c++) {
                if (worthwhile(clause, c, probabilities[c])) {
                    int r = c / 2;
                    boolean forward = c % 2 == 0 || wordings.lexicon().at(r).symmetric();
                    Scored argument = best(clause, r, forward ? ArgumentModel.SUBJECT : ArgumentModel.OBJECT, name);
                    readings.add(new Reading(
                            wordings.lexicon().at(r),
                            forward ? argument.argument : null,
                            forward ? null : argument.argument,
                            Math.log(probabilities[c]) + common + argument.score + (forward ? 0 : ASKS_SUBJECT),
                            0,
                            false,
                            words[0],
                            words[1]));
                }
            }
            double other = clause.relation() != null ? Double.NEGATIVE_INFINITY : 0;
            none = Math.max(
                    none,
                    other
                            + Math.log(probabilities[classes])
                            + NONE_PRIOR
                            + nameCost(name)
                            + leftOver(clause, name, name));
        }
        return ranked(readings, none);
    }

    private boolean worthwhile(Clause clause, int c, float probability) {
        return clause.relation() == null
                ? probability > NEGLIGIBLE
                : probability > 0 && wordings.lexicon().at(c / 2).id().equals(clause.relation());
    }

    /** An unknown lower-case noun for people who do something: "golfer", "basketball player", "tragedian". */
    private static boolean isAgentNoun(Clause clause, Span span) {
        return span.kind() == Kind.UNKNOWN
                && AGENT.matcher(clause.tokens().get(span.to() - 1).fold()).matches()
                && clause.tokens().subList(span.from(), span.to()).stream().noneMatch(Token::capital);
    }

    private record Scored(Argument argument, double score) {}

    private Scored best(Clause clause, int r, int role, Span span) {
        if (span.literal() != null) {
            return new Scored(new Argument(span, null, 1), arguments.literalFit(r, span.literal()));
        }
        LexicalRelation relation = wordings.lexicon().at(r);
        if (role == ArgumentModel.OBJECT && relation.takesLiteralsOnly() && relation.takesText()) {
            return new Scored(new Argument(Span.literal(span.from(), span.to(), Literal.TEXT), null, 1), 0);
        }
        if (span.links().isEmpty()) {
            return new Scored(
                    new Argument(span, null, span.quality()),
                    arguments.unknownFit(
                            r, role, clause.tokens().get(span.to() - 1).fold()));
        }
        double[] fits = new double[span.links().size()];
        int best = 0;
        for (int i = 0; i < fits.length; i++) {
            Link link = span.links().get(i);
            fits[i] = arguments.fit(r, role, link) + NAME_MATCH * Math.log(link.score());
            best = fits[i] > fits[best] + 1e-9 ? i : best;
        }
        List<KnownEntity> rivals = new ArrayList<>();
        for (int i = 0; i < fits.length; i++) {
            if (i != best && fits[i] > fits[best] - RIVAL) {
                rivals.add(span.links().get(i).entity());
            }
        }
        Link link = span.links().get(best);
        double score = fits[best] + arguments.prior(r, role, link.entity());
        return new Scored(new Argument(span, link.entity(), link.score(), rivals), score);
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

    private static List<Reading> ranked(List<Reading> readings, double none) {
        readings.sort(Comparator.comparingDouble(Reading::score).reversed());
        Map<String, Reading> distinct = new HashMap<>();
        List<Reading> kept = new ArrayList<>();
        double max =
                readings.isEmpty() ? none : Math.max(none, readings.getFirst().score());
        double sum = Math.exp(none - max);
        for (Reading reading : readings) {
            if (distinct.putIfAbsent(content(reading), reading) == null) {
                sum += Math.exp(reading.score() - max);
                kept.add(reading);
            }
        }
        double total = sum;
        return kept.stream()
                .limit(KEPT)
                .map(reading -> reading.withConfidence(Math.exp(reading.score() - max) / total))
                .toList();
    }

    private static String content(Reading reading) {
        return reading.relation().id() + '|' + key(reading.subject()) + '|' + key(reading.object());
    }

    private static String key(@Nullable Argument argument) {
        if (argument == null) {
            return "";
        }
        return argument.entity() != null
                ? argument.entity().id()
                : argument.span().from() + "-" + argument.span().to();
    }
}
