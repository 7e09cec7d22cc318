package io.emend.training;

import java.util.List;

/**
 * One training text, in pieces; answer pieces weigh fully in the loss, the rest less.
 *
 * @param pieces in order of reading
 */
record Document(List<Piece> pieces) {
    /** A stretch of text, and whether it is what a reader would be asked for. */
    record Piece(String text, boolean answer) {}

    Document {
        pieces = List.copyOf(pieces);
    }

    static Document plain(String text) {
        return new Document(List.of(new Piece(text, false)));
    }

    String text() {
        var text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString();
    }
}
