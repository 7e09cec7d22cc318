package io.emend.editor.generation;

/** Hears each token as it is generated, on the generating thread. */
@FunctionalInterface
public interface PieceListener {
    /** Listens to nothing. */
    PieceListener NONE = piece -> true;

    /** @return false to end the generation after this piece */
    boolean onPiece(Piece piece);
}
