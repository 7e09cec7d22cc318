package io.emend.interpreter.entity;

import java.util.List;

/**
 * Tokens that may name something.
 *
 * @param from first token
 * @param to token after the last
 * @param links entities bearing the name, best first; empty when none does
 * @param kind how the span was found
 * @param quality how sure it is that exactly these tokens are a name, 0 to 1
 */
public record Span(int from, int to, List<Link> links, Kind kind, double quality) {
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
     */
    public record Link(KnownEntity entity, double score) {}

    public Span {
        links = List.copyOf(links);
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

    public boolean isKnown() {
        return !links.isEmpty();
    }
}
