package io.emend.editor.openai;

/** Drops the blanks an answer starts with, across the pieces it comes in. */
final class LeadingSpace {
    private boolean started;

    String cut(String piece) {
        if (started) {
            return piece;
        }
        String text = piece.stripLeading();
        started = !text.isEmpty();
        return text;
    }
}
