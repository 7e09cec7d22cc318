package io.emend.interpreter.parse;

import io.emend.interpreter.entity.KnownEntity;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.entity.Span.Link;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.parse.ClauseReader.Clause;
import io.emend.interpreter.text.Folding;
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

    private static final Set<String> CONJUNCTIONS = Set.of(
            "and", "but", ",", ";", "while", "whereas", "also", "plus", "\u548C", "\u4E0E", "\u5E76", "\u4E14",
            "\u800C", "\u3001", "\u4E5F", "\u53CA", "then", "or", "&");
    private static final Set<String> PRONOUNS = Set.of(
            "he", "she", "it", "they", "him", "his", "her", "its", "their", "them", "\u4ED6", "\u5979", "\u5B83",
            "\u5176");
    private static final Set<String> COPULAS =
            Set.of("is", "was", "are", "be", "to", "as", "into", "become", "becomes", "\u662F", "\u4E3A", ":", "|");
    private static final int LONGEST_NOUN = 7;
    private static final int LONGEST_GAP = 8;
    private static final int LONGEST_HAN_GAP = 16;

    private final ClauseReader clauses;
    private final WordingModel wordings;

    ContentReader(ClauseReader clauses, WordingModel wordings) {
        this.clauses = clauses;
        this.wordings = wordings;
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
            List<Reading> split = split(content, names, whole);
            if (!split.isEmpty()) {
                return split;
            }
        }
        return whole == null ? List.of() : List.of(whole);
    }

    /** The best statement in a range, null when there is none or it is not sure enough. */
    private @Nullable Reading best(Content content, int from, int to, List<Span> names) {
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
            guessed.addAll(gaps(content, from, to, names, ignored));
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
                        .anyMatch(token -> !isWordingWord(token));
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

    private List<Reading> split(Content content, List<Span> names, @Nullable Reading whole) {
        List<Reading> best = List.of();
        double bestScore = whole == null ? 0 : whole.confidence() * 0.5;
        for (int at = content.from() + 1; at < content.to() - 1; at++) {
            if (!isConjunction(content, at, names)) {
                continue;
            }
            Reading left = best(content, content.from(), at, names);
            if (left == null || left.confidence() < SURE || left.subject() == null) {
                continue;
            }
            List<Reading> right = continuation(content, at + 1, names, left);
            double score = right.stream().mapToDouble(Reading::confidence).min().orElse(0);
            score = Math.min(score, left.confidence());
            if (score >= SURE && score > bestScore) {
                bestScore = score;
                best = new ArrayList<>(List.of(left));
                best.addAll(right);
            }
        }
        return best;
    }

    private boolean isConjunction(Content content, int at, List<Span> names) {
        Token token = content.tokens().get(at);
        return CONJUNCTIONS.contains(token.fold())
                && names.stream().noneMatch(name -> name.from() <= at && at < name.to());
    }

    /** What follows a conjunction: a full statement, one whose subject is the left one's, or another object. */
    private List<Reading> continuation(Content content, int from, List<Span> names, Reading left) {
        int start = from;
        while (start < content.to()
                && CONJUNCTIONS.contains(content.tokens().get(start).fold())) {
            start++;
        }
        List<Span> rest = inside(names, start, content.to());
        if (rest.isEmpty() || left.subject() == null) {
            return List.of();
        }
        List<Reading> objects = objects(content, start, rest, left);
        if (!objects.isEmpty()) {
            return objects;
        }
        Content right = new Content(
                content.tokens(),
                start,
                content.to(),
                rest,
                content.weak(),
                content.ignored(),
                left.subject(),
                content.relation());
        if (rest.size() >= 2) {
            List<Reading> own = statements(right);
            if (!own.isEmpty()) {
                return own;
            }
        }
        Span shared = new Span(
                left.subject().span().from(),
                left.subject().span().to(),
                links(left.subject()),
                left.subject().span().kind(),
                1);
        return elliptic(right, rest, shared);
    }

    /** Reads a range as if the shared subject stood before it. */
    private List<Reading> elliptic(Content right, List<Span> rest, Span shared) {
        List<Token> tokens = new ArrayList<>(right.tokens().subList(shared.from(), shared.to()));
        int shift = tokens.size() - right.from();
        tokens.addAll(right.tokens().subList(right.from(), right.to()));
        List<Span> moved = new ArrayList<>(List.of(new Span(0, shared.length(), shared.links(), shared.kind(), 1)));
        for (Span name : rest) {
            moved.add(new Span(name.from() + shift, name.to() + shift, name.links(), name.kind(), name.quality()));
        }
        BitSet ignored = new BitSet();
        for (int i = right.from(); i < right.to(); i++) {
            ignored.set(i + shift, right.ignored().get(i));
        }
        Content joined = new Content(tokens, 0, tokens.size(), moved, List.of(), ignored, null, right.relation());
        List<Reading> readings = statements(joined);
        return readings.stream().map(reading -> back(reading, shared, shift)).toList();
    }

    private static Reading back(Reading reading, Span shared, int shift) {
        return new Reading(
                reading.relation(),
                back(reading.subject(), shared, shift),
                back(reading.object(), shared, shift),
                reading.score(),
                reading.confidence(),
                reading.knownWording(),
                reading.wordsFrom() < 0 ? -1 : reading.wordsFrom() - shift,
                reading.wordsFrom() < 0 ? -1 : reading.wordsTo() - shift);
    }

    private static @Nullable Argument back(@Nullable Argument argument, Span shared, int shift) {
        if (argument == null) {
            return null;
        }
        Span span = argument.span();
        Span original = span.from() == 0
                ? shared
                : new Span(span.from() - shift, span.to() - shift, span.links(), span.kind(), span.quality());
        return new Argument(original, argument.entity(), argument.linkScore(), argument.rivals());
    }

    /** More objects of the same statement: nothing but names, marks and small words remains. */
    private List<Reading> objects(Content content, int from, List<Span> rest, Reading left) {
        if (left.object() == null
                || left.relation().functional()
                || left.object().span().to() > from) {
            return List.of();
        }
        for (int i = from; i < content.to(); i++) {
            int token = i;
            boolean named = rest.stream().anyMatch(name -> name.from() <= token && token < name.to());
            Token word = content.tokens().get(i);
            if (!named
                    && !word.isMark()
                    && !content.ignored().get(i)
                    && !CONJUNCTIONS.contains(word.fold())
                    && !Set.of("the", "a", "an", "in", "at", "of", "by", "as", "for", "with", "to")
                            .contains(word.fold())) {
                return List.of();
            }
        }
        List<Reading> more = new ArrayList<>();
        for (Span name : rest) {
            Link link = name.links().isEmpty() ? null : name.links().getFirst();
            KnownEntity entity = link == null ? null : link.entity();
            more.add(new Reading(
                    left.relation(),
                    left.subject(),
                    new Argument(name, entity, link == null ? name.quality() : link.score()),
                    left.score(),
                    left.confidence(),
                    left.knownWording(),
                    left.wordsFrom(),
                    left.wordsTo()));
        }
        return more;
    }

    private static List<Link> links(Argument argument) {
        return argument.entity() == null ? List.of() : List.of(new Link(argument.entity(), argument.linkScore()));
    }

    private List<Span> pronouns(Content content, int from, int to) {
        List<Span> found = new ArrayList<>();
        if (content.topic() == null) {
            return found;
        }
        for (int i = from; i < to; i++) {
            Token token = content.tokens().get(i);
            if (PRONOUNS.contains(token.fold()) && !content.ignored().get(i)) {
                found.add(new Span(i, i + 1, links(content.topic()), Kind.PRONOUN, 0.95));
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

    /** Places where an unknown name may stand: at the edges of the clause and between words of wordings. */
    private List<Span> gaps(Content content, int from, int to, List<Span> names, BitSet ignored) {
        int start = from;
        while (start < to && (ignored.get(start) || content.tokens().get(start).isMark())) {
            start++;
        }
        int end = to;
        while (end > start
                && (ignored.get(end - 1) || content.tokens().get(end - 1).isMark())) {
            end--;
        }
        List<Span> gaps = new ArrayList<>();
        boolean han = end > start
                && content.tokens().subList(start, end).stream().anyMatch(token -> token.kind() == Token.Kind.HAN);
        int longest = han ? LONGEST_HAN_GAP : LONGEST_GAP;
        for (int i = start + 1; i < end; i++) {
            if (end - i <= longest) {
                gap(content, i, end, names, ignored, gaps);
            }
            if (i - start <= longest) {
                gap(content, start, i, names, ignored, gaps);
            }
        }
        int open = start;
        for (int i = start; i <= end; i++) {
            if (i == end
                    || isWordingWord(content.tokens().get(i))
                    || ignored.get(i)
                    || content.tokens().get(i).isMark()
                            && !content.tokens().get(i).is("-")) {
                if (i - open >= 1 && open > start && i < end) {
                    gap(content, open, i, names, ignored, gaps);
                }
                open = i + 1;
            }
        }
        return gaps;
    }

    private static int firstWord(Content content, BitSet ignored) {
        int first = content.from();
        while (first < content.to()
                && (ignored.get(first) || content.tokens().get(first).isMark())) {
            first++;
        }
        return first;
    }

    private static final Set<String> NO_NAMES = Set.of(
            "my",
            "your",
            "our",
            "his",
            "her",
            "their",
            "i",
            "we",
            "you",
            "somebody",
            "someone",
            "everyone",
            "everybody",
            "nobody",
            "this",
            "that",
            "these",
            "those",
            "there",
            "some",
            "any",
            "no",
            "all",
            "\u6211",
            "\u4F60",
            "\u6211\u4EEC");

    private boolean isWordingWord(Token token) {
        return ClauseReader.FUNCTION_WORDS.contains(token.fold())
                || wordings.vocabulary().contains(token.fold());
    }

    private void gap(Content content, int from, int to, List<Span> names, BitSet ignored, List<Span> gaps) {
        if (from >= to
                || !ignored.get(from, to).isEmpty()
                || names.stream().anyMatch(name -> name.from() < to && from < name.to())) {
            return;
        }
        double quality = 0.45;
        boolean lowered = content.tokens().stream().noneMatch(Token::capital);
        boolean latin = content.tokens().get(from).kind() == Token.Kind.WORD;
        if (latin
                && !lowered
                && content.tokens().subList(from, to).stream().noneMatch(Token::capital)
                && from == firstWord(content, ignored)) {
            return;
        }
        if (NO_NAMES.contains(content.tokens().get(from).fold())) {
            return;
        }
        for (int i = from; i < to; i++) {
            Token token = content.tokens().get(i);
            if (token.isMark() && !"-.·'&".contains(token.text())) {
                return;
            }
            boolean wording = isWordingWord(token) && !token.capital();
            quality *= wording ? (Folding.isHan(token.text().codePointAt(0)) ? 0.85 : 0.5) : 1;
        }
        Token first = content.tokens().get(from);
        if (Set.of("the", "a", "an", "of", "in", "to", "by", "at", "'s", "is", "was")
                .contains(first.fold())) {
            quality *= 0.3;
        }
        if (gaps.stream().noneMatch(gap -> gap.from() == from && gap.to() == to)) {
            gaps.add(new Span(from, to, List.of(), Kind.UNKNOWN, Math.max(quality, 0.02)));
        }
    }
}
