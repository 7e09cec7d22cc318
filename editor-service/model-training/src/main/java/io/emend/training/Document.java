package io.emend.training;

import java.util.List;

/**
 * One training text, in pieces; answer pieces weigh fully in the loss, the rest less.
 *
 * @param pieces in order of reading
 */
record Document(List<Piece> pieces) {
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
        /** A name of which whatever follows may read the last token alone. */
        NAME_READ_AT_ITS_END,
        /** What a reader would be asked for. */
        ANSWER
    }

    Document {
        pieces = List.copyOf(pieces);
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
