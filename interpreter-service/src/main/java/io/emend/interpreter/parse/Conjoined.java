package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads statements joined by a conjunction: two full ones, ones that share a subject, ones that differ in their names only,
 * and several objects of one. Made for one sentence.
 */
final class Conjoined {
    private static final Set<String> CONJUNCTIONS = Set.of(
            "and", "but", ",", ";", "while", "whereas", "also", "plus", "\u548C", "\u4E0E", "\u5E76", "\u4E14",
            "\u800C", "well", "\u3001", "\u4E5F", "\u53CA", "then", "or", "&");

    /** What may stand between a description and what it goes on with. */
    private static final Set<String> CONTINUES =
            Set.of("and", "but", ",", ";", "who", "which", "that", "also", "he", "she", "it", "\u5E76", "\u4E5F");

    private static final Set<String> SMALL = Set.of(
            "the", "a", "an", "in", "at", "of", "by", "as", "for", "with", "to", "well", "too", "both", "on", "from");
    /** What may be left of a statement that repeats another with other names. */
    private static final Set<String> ELLIPTIC = Set.of(
            "the", "a", "an", "in", "at", "of", "by", "as", "for", "with", "to", "on", "from", "'s", "is", "was",
            "are");

    private final ContentReader reader;
    private final Content content;

    Conjoined(ContentReader reader, Content content) {
        this.reader = reader;
        this.content = content;
    }

    /** The statements on both sides of the conjunction that reads best; empty where none reads better than the whole. */
    List<Reading> split(List<Span> names, @Nullable Reading whole) {
        List<Reading> best = List.of();
        double bestScore = whole == null ? 0 : whole.confidence() * 0.5;
        for (int at = content.from() + 1; at < content.to() - 1; at++) {
            if (!isConjunction(at, names)) {
                continue;
            }
            if (content.effort().isSpent()) {
                break;
            }
            Reading left = reader.best(content, content.from(), at, names);
            if (left == null || left.confidence() < ContentReader.SURE || left.subject() == null) {
                continue;
            }
            List<Reading> right = continuation(at + 1, names, left);
            double score = right.stream().mapToDouble(Reading::confidence).min().orElse(0);
            score = Math.min(score, left.confidence());
            if (score >= ContentReader.SURE && score > bestScore) {
                bestScore = score;
                best = new ArrayList<>(List.of(left));
                best.addAll(right);
            }
        }
        return best;
    }

    private boolean isConjunction(int at, List<Span> names) {
        Token token = content.tokens().get(at);
        return CONJUNCTIONS.contains(token.fold())
                && names.stream().noneMatch(name -> name.from() <= at && at < name.to());
    }

    /** What follows a conjunction: a full statement, one whose subject is the left one's, or another object. */
    private List<Reading> continuation(int from, List<Span> names, Reading left) {
        int start = from;
        while (start < content.to()
                && CONJUNCTIONS.contains(content.tokens().get(start).fold())) {
            start++;
        }
        List<Span> rest = Content.inside(names, start, content.to());
        if (rest.isEmpty() || left.subject() == null) {
            return List.of();
        }
        Reading like = rest.size() == 2 && isBare(start, rest, ELLIPTIC) ? like(left, rest) : null;
        if (like != null && parts(rest.getFirst(), rest.getLast())) {
            return List.of(like);
        }
        List<Reading> objects = objects(start, rest, left);
        if (!objects.isEmpty()) {
            return objects;
        }
        if (like != null) {
            return List.of(like);
        }
        Argument subject = spokenOf(left);
        Content right = content.after(start, rest, subject);
        if (rest.size() >= 2) {
            List<Reading> own = reader.statements(right);
            if (!own.isEmpty()) {
                return own;
            }
        }
        return elliptic(right, rest, subject);
    }

    /** Whom a statement is about: the end that is named first where either may be. */
    private static Argument spokenOf(Reading reading) {
        Argument subject = Objects.requireNonNull(reading.subject());
        Argument object = reading.object();
        boolean second = reading.relation().symmetric()
                && object != null
                && object.span().from() < subject.span().from();
        return second ? Objects.requireNonNull(object) : subject;
    }

    /** Statements from a token on that leave out their subject. */
    List<Reading> continued(int from, List<Span> rest, Argument subject) {
        int start = from;
        while (start < content.to()
                && CONTINUES.contains(content.tokens().get(start).fold())) {
            start++;
        }
        return elliptic(content.after(start, rest, subject), rest, subject);
    }

    /** Reads a range as if the shared subject stood before it. */
    private List<Reading> elliptic(Content right, List<Span> rest, Argument subject) {
        Span said = subject.span();
        Span shared = new Span(said.from(), said.to(), subject.links(), said.kind(), 1);
        List<Token> tokens = new ArrayList<>(right.tokens().subList(shared.from(), shared.to()));
        int shift = tokens.size() - right.from();
        tokens.addAll(right.tokens().subList(right.from(), right.to()));
        List<Span> moved = new ArrayList<>(List.of(new Span(0, shared.length(), shared.links(), shared.kind(), 1)));
        for (Span name : rest) {
            moved.add(name.moved(shift));
        }
        BitSet ignored = new BitSet();
        for (int i = right.from(); i < right.to(); i++) {
            ignored.set(i + shift, right.ignored().get(i));
        }
        List<Span> literals = Content.inside(right.literals(), right.from(), right.to()).stream()
                .map(literal -> literal.moved(shift))
                .toList();
        Content joined = new Content(
                tokens, 0, tokens.size(), moved, List.of(), literals, ignored, null, right.relation(), right.effort());
        List<Reading> readings = reader.statements(joined);
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
        Span original = span.from() == 0 ? shared : span.moved(-shift);
        return new Argument(original, argument.entity(), argument.linkScore(), argument.rivals());
    }

    /** "X was born in A and Y in B": what follows repeats the statement with other names. */
    private @Nullable Reading like(Reading left, List<Span> rest) {
        boolean straight = left.object() == null
                || left.subject() == null
                || left.subject().span().from() < left.object().span().from();
        Span first = rest.getFirst();
        Span second = rest.getLast();
        return reader.like(left, straight ? first : second, straight ? second : first);
    }

    /** Whether more than a conjunction stands between two names. */
    private boolean parts(Span first, Span second) {
        return content.tokens().subList(first.to(), second.from()).stream()
                .anyMatch(token -> !token.isMark() && !CONJUNCTIONS.contains(token.fold()));
    }

    /** More objects of the same statement: nothing but names, marks and small words remains. */
    private List<Reading> objects(int from, List<Span> rest, Reading left) {
        if (left.object() == null
                || left.relation().functional()
                || left.object().span().to() > from) {
            return List.of();
        }
        if (!isBare(from, rest, SMALL)) {
            return List.of();
        }
        List<Reading> more = new ArrayList<>();
        for (Span name : rest) {
            Reading other = reader.like(left, null, name);
            if (other == null) {
                return List.of();
            }
            more.add(other);
        }
        return more;
    }

    /** Whether nothing but names, marks and small words remains. */
    private boolean isBare(int from, List<Span> rest, Set<String> small) {
        for (int i = from; i < content.to(); i++) {
            int token = i;
            boolean named = rest.stream().anyMatch(name -> name.from() <= token && token < name.to());
            Token word = content.tokens().get(i);
            if (!named
                    && !word.isMark()
                    && !content.ignored().get(i)
                    && !CONJUNCTIONS.contains(word.fold())
                    && !small.contains(word.fold())) {
                return false;
            }
        }
        return true;
    }
}
