package io.emend.interpreter.parse;

/** Finds out what a sentence does, in one language. */
interface SpeechReader {
    /**
     * Reads a sentence.
     *
     * @param sentence its tokens with names masked
     * @param asks it ends in a question mark
     */
    Speech read(Masked sentence, boolean asks);
}
