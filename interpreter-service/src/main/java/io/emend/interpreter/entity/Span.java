package io.emend.interpreter.entity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that may name something.
 *
 * @param from first token
 * @param to token after the last
 * @param links entities bearing the name, best first; empty when none does
 * @param kind how the span was found
 * @param quality how sure it is that exactly these tokens are a name, 0 to 1
 * @param literal what the tokens say where they name nothing; null unless the kind is {@link Kind#LITERAL}
 */
public record Span(
        int from,
        int to,
        List<Link> links,
        Kind kind,
        double quality,
        @Nullable Literal literal) {
    /** How a span was found. */
    public enum Kind {
        /** A name in the graph. */
        NAME,
        /** An ordinary word that is also a name in the graph. */
        WEAK_NAME,
        /** No name in the graph: quoted, capitalised or where a name must stand. */
        UNKNOWN,
        /** A pronoun for something said before. */
        PRONOUN,
        /** A date, number or text. */
        LITERAL
    }

    /**
     * An entity a span may stand for.
     *
     * @param score 1 for its label, less for an alias, a part of the name or a misspelling
     * @param demonym the words do not name the entity itself but what is of it, as "Polish" does of Poland
     */
    public record Link(KnownEntity entity, double score, boolean demonym) {
        public Link(KnownEntity entity, double score) {
            this(entity, score, false);
        }
    }

    public Span(int from, int to, List<Link> links, Kind kind, double quality) {
        this(from, to, links, kind, quality, null);
    }

    /** Tokens that say a literal. */
    public static Span literal(int from, int to, Literal literal) {
        return new Span(from, to, List.of(), Kind.LITERAL, 1, literal);
    }

    /** The same at other tokens. */
    public Span moved(int by) {
        return new Span(from + by, to + by, links, kind, quality, literal);
    }

    public Span {
        links = List.copyOf(links);
        if ((kind == Kind.LITERAL) != (literal != null)) {
            throw new IllegalArgumentException("A literal, and nothing else, says a value");
        }
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("A span holds at least one token, found " + from + " to " + to);
        }
    }

    public boolean overlaps(Span other) {
        return from < other.to && other.from < to;
    }

    public boolean covers(Span other) {
        return from <= other.from && other.to <= to;
    }

    public int length() {
        return to - from;
    }

    /** The entity that the words are a demonym of, if they are one. */
    public Optional<Link> demonym() {
        return links.stream().filter(Link::demonym).findFirst();
    }

    public boolean isKnown() {
        return !links.isEmpty();
    }
}
