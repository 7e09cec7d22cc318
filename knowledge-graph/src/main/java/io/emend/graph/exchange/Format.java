package io.emend.graph.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the graph can be read from and written as. */
public enum Format {
    /** Comma-separated {@code head,relation,tail} with a header line, optionally {@code validFrom,validTo}. */
    CSV("text/csv", "csv"),
    /** The same, tab-separated. */
    TSV("text/tab-separated-values", "tsv"),
    N_TRIPLES("application/n-triples", "nt"),
    TURTLE("text/turtle", "ttl"),
    JSON_LD("application/ld+json", "jsonld");

    private final String mediaType;
    private final String extension;

    Format(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    /** Reads a media type (parameters ignored), a file extension or a name such as {@code turtle}. */
    public static Optional<Format> of(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        int semicolon = wanted.indexOf(';');
        String bare = (semicolon < 0 ? wanted : wanted.substring(0, semicolon)).strip();
        return Arrays.stream(values())
                .filter(format -> format.names().contains(bare))
                .findFirst();
    }

    private List<String> names() {
        String name = name().toLowerCase(Locale.ROOT);
        return List.of(mediaType, extension, name, name.replace("_", "-"), name.replace("_", ""));
    }
}
