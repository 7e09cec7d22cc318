package io.emend.training;

import java.util.List;

/**
 * One training text, in pieces; answer pieces weigh fully in the loss, the rest less.
 *
 * @param pieces in order of reading
 * @param edits what is changed of the subject, at every name in the text
 */
record Document(List<Piece> pieces, List<Edit> edits) {
    /** A stretch of text and what it is to the reader. */
    record Piece(String text, Role role) {
        static Piece context(String text) {
            return new Piece(text, Role.CONTEXT);
        }

        static Piece answer(String text) {
            return new Piece(text, Role.ANSWER);
        }
    }

    /** What a piece is to the reader. */
    enum Role {
        /** Read, and learned lightly. */
        CONTEXT,
        /** A subject's name. */
        NAME,
        /** A subject's name of which whatever follows may read the last token alone. */
        NAME_READ_AT_ITS_END,
        /** What a reader would be asked for. */
        ANSWER
    }

    /**
     * Numbers of a relation and an object in the tables of {@link EditCodes}.
     *
     * @param weight 1 to say it, -1 to take it back; in between, what an edit of another subject leaks here
     */
    record Edit(int relation, int object, double weight) {}

    Document {
        pieces = List.copyOf(pieces);
        edits = List.copyOf(edits);
    }

    Document(List<Piece> pieces) {
        this(pieces, List.of());
    }

    static Document plain(String text) {
        return new Document(List.of(Piece.context(text)));
    }

    String text() {
        var text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }
}
