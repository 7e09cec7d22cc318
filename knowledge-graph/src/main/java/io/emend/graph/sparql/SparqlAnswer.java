package io.emend.graph.sparql;

import java.util.Objects;

/**
 * The answer to a query.
 *
 * @param mediaType of the body
 * @param body UTF-8 text
 * @param revision revision that was asked
 */
public record SparqlAnswer(String mediaType, String body, long revision) {
    public SparqlAnswer {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(body, "body");
    }
}
