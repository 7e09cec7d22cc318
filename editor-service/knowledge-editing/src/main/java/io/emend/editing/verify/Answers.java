package io.emend.editing.verify;

import java.text.Normalizer;
import java.util.Locale;

/** When two answers are the same answer. */
public final class Answers {
    /** A capitalised word up to this long before a full stop is taken for an abbreviation, as in "Warner Bros. Records". */
    private static final int ABBREVIATION = 4;

    private static final char WIDE_FULL_STOP = '\u3002';

    private Answers() {}

    /**
     * Whether generated text gives the expected answer: it begins with it, and the next character is not part of a longer
     * word. Case, width and blanks do not count.
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
        boolean latinEnd = isLatinWordCharacter(answer.codePointBefore(answer.length()));
        return !(latinEnd && isLatinWordCharacter(text.codePointAt(answer.length())));
    }

    /** Whether two generations say the same in their first sentence. */
    public static boolean same(String before, String after) {
        return normalised(firstSentence(before)).equals(normalised(firstSentence(after)));
    }

    /** The first sentence of generated text, without its full stop. */
    public static String firstSentence(String generated) {
        String text = generated.strip();
        for (int i = 0; i < text.length(); i++) {
            if (endsSentence(text, i)) {
                return text.substring(0, i).strip();
            }
        }
        return text;
    }

    /** Whether generated text has gone beyond its first sentence, so that more of it would change nothing. */
    public static boolean isComplete(String generated) {
        String text = generated.stripLeading();
        for (int i = 0; i < text.length(); i++) {
            boolean certain = text.charAt(i) != '.' || i + 1 < text.length();
            if (i > 0 && certain && endsSentence(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsSentence(String text, int at) {
        char c = text.charAt(at);
        if (c == '\n' || c == WIDE_FULL_STOP) {
            return true;
        }
        if (c != '.') {
            return false;
        }
        if (at + 1 == text.length() || text.charAt(at + 1) == '\n') {
            return true;
        }
        return text.charAt(at + 1) == ' ' && !isAbbreviation(text, at);
    }

    private static boolean isAbbreviation(String text, int stop) {
        int from = stop;
        while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return stop > from && stop - from <= ABBREVIATION && Character.isUpperCase(text.charAt(from));
    }

    private static boolean isLatinWordCharacter(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                && Character.UnicodeScript.of(codePoint) != Character.UnicodeScript.HAN;
    }

    private static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }
}
