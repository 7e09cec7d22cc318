package io.emend.graph.sparql;

import java.util.Locale;

/** How an answer is written: tables for SELECT and ASK, triples for CONSTRUCT and DESCRIBE. */
public enum SparqlFormat {
    JSON("application/sparql-results+json"),
    XML("application/sparql-results+xml"),
    CSV("text/csv"),
    TSV("text/tab-separated-values"),
    TURTLE("text/turtle"),
    N_TRIPLES("application/n-triples");

    private final String mediaType;

    SparqlFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    boolean isTable() {
        return this != TURTLE && this != N_TRIPLES;
    }

    /** The first of a list of accepted media types that is known, else JSON. */
    public static SparqlFormat accepting(String accept) {
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String bare = range.split(";", 2)[0].strip();
            for (SparqlFormat format : values()) {
                if (format.mediaType.equals(bare)) {
                    return format;
                }
            }
        }
        return JSON;
    }
}
