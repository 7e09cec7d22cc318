package io.emend.editing.verify;

import java.text.Normalizer;
import java.util.Locale;

/** When two answers are the same answer. */
public final class Answers {
    private Answers() {}

    /**
     * Whether generated text gives the expected answer: it begins with it, and the next character is not part of a longer
     * name. Case, width and blanks do not count.
     */
    public static boolean gives(String generated, String expected) {
        String text = normalised(generated);
        String answer = normalised(expected);
        if (!text.startsWith(answer) || answer.isEmpty()) {
            return false;
        }
        if (text.length() == answer.length()) {
            return true;
        }
        int next = text.codePointAt(answer.length());
        boolean latin = Character.isLetterOrDigit(answer.codePointBefore(answer.length()));
        return !(latin && Character.isLetterOrDigit(next));
    }

    /** The first sentence of generated text: up to a line break or a full stop that ends a sentence. */
    public static String firstSentence(String generated) {
        String text = generated.strip();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean wide = c == '\u3002' || c == '\n';
            boolean stop = c == '.' && i + 1 < text.length() && text.charAt(i + 1) == '\n' || c == '.' && i + 1 == text.length();
            if (wide || stop) {
                return text.substring(0, i).strip();
            }
        }
        return text;
    }

    private static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }
}
