package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.parse.ClauseReader.Clause;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the content of a sentence: one statement, several joined by conjunctions, or a slot. */
final class ContentReader {
    /** Readings below are not acted upon. */
    static final double SURE = 0.5;

    private static final Set<String> PRONOUNS = Set.of(
            "he", "she", "it", "they", "him", "his", "her", "its", "their", "them", "\u4ED6", "\u5979", "\u5B83",
            "\u5176");
    private static final Set<String> COPULAS =
            Set.of("is", "was", "are", "be", "to", "as", "into", "become", "becomes", "\u662F", "\u4E3A", ":", "|");
    private static final int LONGEST_NOUN = 7;

    private final ClauseReader clauses;
    private final WordingModel wordings;
    private final Coverage coverage;
    private final NameGaps gaps;

    ContentReader(ClauseReader clauses, WordingModel wordings) {
        this.clauses = clauses;
        this.wordings = wordings;
        this.coverage = new Coverage(wordings);
        this.gaps = new NameGaps(wordings);
    }

    /** Words of a sentence that its readings leave unexplained. */
    List<Token> unexplained(Combination.Piece piece, List<Reading> readings) {
        BitSet explained = (BitSet) piece.speech().frame().clone();
        explained.or(piece.time().tokens());
        piece.old().forEach(old -> explained.set(old.from(), old.to()));
        return coverage.unexplained(piece.content(), readings, explained);
    }

    /**
     * What to read.
     *
     * @param names sure names of the sentence, those that hold no longer left out
     * @param weak other candidates
     * @param ignored tokens that are no content
     * @param topic subject of what was said before, for pronouns and ellipsis
     * @param relation the only relation to read, null for any
     */
    record Content(
            List<Token> tokens,
            int from,
            int to,
            List<Span> names,
            List<Span> weak,
            BitSet ignored,
            @Nullable Argument topic,
            @Nullable String relation) {}

    /** Statements of a sentence, in order; empty when it states nothing that is understood. */
    List<Reading> statements(Content content) {
        return statements(content, new Effort());
    }

    /** As above, for a part of a sentence on which some effort was spent. */
    List<Reading> statements(Content content, Effort effort) {
        List<Span> names = new ArrayList<>(content.names());
        Reading whole = best(content, content.from(), content.to(), names);
        if (names.size() + (content.topic() == null ? 0 : 1) == 2) {
            content.weak().stream()
                    .filter(weak -> whole == null || !whole.uses(weak))
                    .filter(weak -> !inRelationNoun(content, weak))
                    .filter(weak -> names.stream().noneMatch(weak::overlaps))
                    .findFirst()
                    .ifPresent(names::add);
        }
        long extra = names.stream()
                .filter(name -> whole == null || !whole.uses(name))
                .count();
        if (extra > 0 && names.size() + (content.topic() == null ? 0 : 1) >= 3) {
            List<Reading> split = new Conjoined(this, content, effort).split(names, whole);
            if (!split.isEmpty()) {
                return split;
            }
        }
        return whole == null ? List.of() : List.of(whole);
    }

    /** The best statement in a range, null when there is none or it is not sure enough. */
    @Nullable
    Reading best(Content content, int from, int to, List<Span> names) {
        return candidates(content, from, to, names).stream().findFirst().orElse(null);
    }

    /** Readings of a statement, best first, sure or not. */
    List<Reading> candidates(Content content, int from, int to, List<Span> sure) {
        List<Span> names = inside(sure, from, to);
        BitSet ignored = withoutAsides(content, from, to, names);
        if (names.size() < 2 && content.topic() != null) {
            names.addAll(pronouns(content, from, to));
        }
        List<Reading> readings =
                clauses.statements(new Clause(content.tokens(), from, to, names, ignored, content.relation()));
        if (isSure(readings)) {
            return readings;
        }
        List<Span> more = new ArrayList<>(names);
        for (Span weak : inside(content.weak(), from, to)) {
            if (names.stream().noneMatch(weak::overlaps)) {
                more.add(weak);
            }
        }
        if (more.size() > names.size()) {
            List<Reading> weaker =
                    clauses.statements(new Clause(content.tokens(), from, to, more, ignored, content.relation()));
            if (isSure(weaker)
                    && (standsAsName(weaker.getFirst(), content, to, ignored)
                            || !namesSlot(content, from, to, names, ignored))) {
                return weaker;
            }
        }
        if (names.size() < 2) {
            List<Span> guessed = new ArrayList<>(names);
            guessed.addAll(gaps.in(content, from, to, names, ignored));
            List<Reading> gapped =
                    clauses.statements(new Clause(content.tokens(), from, to, guessed, ignored, content.relation()));
            if (isSure(gapped)
                    && (isValue(gapped.getFirst(), content) || !namesSlot(content, from, to, names, ignored))) {
                return gapped;
            }
        }
        return readings;
    }

    /** Whether the clause already makes sense as a slot without a value. */
    private boolean namesSlot(Content content, int from, int to, List<Span> names, BitSet ignored) {
        return names.size() == 1
                && clauses.slots(new Clause(content.tokens(), from, to, names, ignored, content.relation())).stream()
                        .anyMatch(reading -> reading.confidence() >= SURE);
    }

    /** Whether an ordinary word used as a name is not just part of a relation's noun, or stands where a value does. */
    private boolean standsAsName(Reading reading, Content content, int to, BitSet ignored) {
        for (Argument argument : new Argument[] {reading.subject(), reading.object()}) {
            if (argument != null
                    && argument.span().kind() == Kind.WEAK_NAME
                    && inRelationNoun(content, argument.span())
                    && !(endsClause(content, argument.span(), to, ignored)
                            && followsCopula(content, argument.span(), ignored))) {
                return false;
            }
        }
        return true;
    }

    private boolean inRelationNoun(Content content, Span span) {
        return inRelationNoun(content.tokens(), span, content.from(), content.to());
    }

    /** Whether the span is part of a noun for a relation within a range of tokens. */
    boolean inRelationNoun(List<Token> tokens, Span span, int rangeFrom, int rangeTo) {
        for (int from = Math.max(rangeFrom, span.to() - LONGEST_NOUN); from <= span.from(); from++) {
            for (int to = span.to(); to <= Math.min(rangeTo, from + LONGEST_NOUN); to++) {
                if (wordings.isRelationNoun(tokens.subList(from, to))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean endsClause(Content content, Span span, int to, BitSet ignored) {
        for (int i = span.to(); i < to; i++) {
            if (!content.tokens().get(i).isMark() && !ignored.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean followsCopula(Content content, Span span, BitSet ignored) {
        int before = span.from() - 1;
        while (before > content.from()
                && (ignored.get(before)
                                && !COPULAS.contains(
                                        content.tokens().get(before).fold())
                        || Set.of("a", "an", "the")
                                .contains(content.tokens().get(before).fold()))) {
            before--;
        }
        return before >= content.from()
                && (COPULAS.contains(content.tokens().get(before).fold()) || ignored.get(span.from() - 1));
    }

    /** Whether a guessed name is more than words about relations, or stands where a command puts its value. */
    private boolean isValue(Reading reading, Content content) {
        for (Argument argument : new Argument[] {reading.subject(), reading.object()}) {
            if (argument != null && argument.span().kind() == Kind.UNKNOWN) {
                Span span = argument.span();
                boolean strange = content.tokens().subList(span.from(), span.to()).stream()
                        .anyMatch(token -> !gaps.isWordingWord(token));
                boolean commanded =
                        span.from() > content.from() && content.ignored().get(span.from() - 1);
                if (!strange && !commanded) {
                    return false;
                }
            }
        }
        return reading.knownWording();
    }

    private static boolean isSure(List<Reading> readings) {
        return !readings.isEmpty() && readings.getFirst().confidence() >= SURE;
    }

    /** Readings of a slot: one name and words for a relation. */
    List<Reading> slots(Content content) {
        List<Span> names = inside(content.names(), content.from(), content.to());
        BitSet ignored = withoutAsides(content, content.from(), content.to(), names);
        if (names.isEmpty()) {
            names.addAll(pronouns(content, content.from(), content.to()));
        }
        List<Reading> readings = clauses.slots(
                new Clause(content.tokens(), content.from(), content.to(), names, ignored, content.relation()));
        if (isSure(readings) || !names.isEmpty()) {
            return readings;
        }
        List<Span> weak = new ArrayList<>(inside(content.weak(), content.from(), content.to()));
        if (!weak.isEmpty()) {
            List<Reading> weaker = clauses.slots(
                    new Clause(content.tokens(), content.from(), content.to(), weak, ignored, content.relation()));
            if (isSure(weaker)) {
                return weaker;
            }
        }
        return readings;
    }

    private List<Span> pronouns(Content content, int from, int to) {
        List<Span> found = new ArrayList<>();
        if (content.topic() == null) {
            return found;
        }
        for (int i = from; i < to; i++) {
            Token token = content.tokens().get(i);
            if (PRONOUNS.contains(token.fold()) && !content.ignored().get(i)) {
                found.add(new Span(i, i + 1, content.topic().links(), Kind.PRONOUN, 0.95));
            }
        }
        return found;
    }

    static List<Span> inside(List<Span> names, int from, int to) {
        return new ArrayList<>(names.stream()
                .filter(name -> from <= name.from() && name.to() <= to)
                .toList());
    }

    /** Adds parts set off by a comma or colon that hold no name and no word about relations. */
    private BitSet withoutAsides(Content content, int from, int to, List<Span> names) {
        BitSet ignored = (BitSet) content.ignored().clone();
        int start = from;
        for (int i = from; i <= to; i++) {
            boolean boundary = i == to
                    || content.tokens().get(i).isMark()
                            && ",:;()".contains(content.tokens().get(i).text())
                    || content.tokens().get(i).is("\uFF0C");
            if (boundary) {
                int left = start;
                int right = i;
                boolean named = names.stream().anyMatch(name -> name.from() < right && left < name.to());
                boolean colon = i < to && content.tokens().get(i).is(":");
                boolean leads = names.stream().allMatch(name -> name.from() >= right);
                if (!named && (colon && leads || !aboutRelations(content, left, right))) {
                    ignored.set(left, right);
                }
                start = i + 1;
            }
        }
        return ignored;
    }

    private boolean aboutRelations(Content content, int from, int to) {
        int known = 0;
        int unknown = 0;
        for (int i = from; i < to; i++) {
            Token token = content.tokens().get(i);
            if (!token.isMark() && !content.ignored().get(i) && !ClauseReader.FUNCTION_WORDS.contains(token.fold())) {
                if (wordings.knows(token)) {
                    known++;
                } else {
                    unknown++;
                }
            }
        }
        return known > 0 && known >= unknown;
    }
}
