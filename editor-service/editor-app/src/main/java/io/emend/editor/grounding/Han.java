package io.emend.editor.grounding;

/** Tells Chinese text from other text. */
final class Han {
    private Han() {}

    static boolean isIn(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
