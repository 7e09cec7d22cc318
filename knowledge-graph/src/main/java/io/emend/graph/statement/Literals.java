package io.emend.graph.statement;

import io.emend.contract.knowledge.Value;

/** Reads the canonical text of objects back. */
public final class Literals {
    private static final String CLOSE = "\"^^";

    private Literals() {}

    /** Whether a canonical object is a literal; entity ids never start with a quote. */
    public static boolean isLiteral(String canonical) {
        return canonical.startsWith("\"");
    }

    /**
     * The literal that {@code "lexical"^^datatype} stands for.
     *
     * @throws IllegalArgumentException for another text
     */
    public static Value.Literal parse(String canonical) {
        int end = canonical.lastIndexOf(CLOSE);
        if (!isLiteral(canonical) || end < 1) {
            throw new IllegalArgumentException("A literal is \"lexical\"^^datatype; found " + canonical);
        }
        return new Value.Literal(canonical.substring(1, end), canonical.substring(end + CLOSE.length()));
    }
}
