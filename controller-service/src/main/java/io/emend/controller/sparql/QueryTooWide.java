package io.emend.controller.sparql;

/** A query asks for more than one query may have. */
final class QueryTooWide extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryTooWide(String message) {
        super(message);
    }
}
