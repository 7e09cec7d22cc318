package io.emend.interpreter.text;

import java.text.Normalizer;
import java.util.Locale;

/** The form under which words are compared: lower case, no diacritics, no apostrophes. */
public final class Folding {
    private Folding() {}

    /** Folds a word. */
    public static String fold(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (isPlain(lower)) {
            return lower;
        }
        String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char unit = decomposed.charAt(i);
            if (Character.getType(unit) == Character.NON_SPACING_MARK || unit == '\'') {
                continue;
            }
            switch (unit) {
                case 'ø' -> folded.append('o');
                case 'ł' -> folded.append('l');
                case 'đ', 'ð' -> folded.append('d');
                case 'ı' -> folded.append('i');
                case 'ß' -> folded.append("ss");
                case 'æ' -> folded.append("ae");
                case 'œ' -> folded.append("oe");
                case 'þ' -> folded.append("th");
                default -> folded.append(unit);
            }
        }
        return folded.isEmpty() ? lower : folded.toString();
    }

    private static boolean isPlain(String lower) {
        for (int i = 0; i < lower.length(); i++) {
            char unit = lower.charAt(i);
            if (unit >= 0x80 && !isHan(unit) || unit == '\'') {
                return false;
            }
        }
        return true;
    }

    /** Whether a unit is a Chinese character (Unicode script Han, basic plane). */
    public static boolean isHan(int point) {
        return point >= 0x4E00 && point <= 0x9FFF
                || point >= 0x3400 && point <= 0x4DBF
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0x20000 && point <= 0x323AF
                || point == 0x3007;
    }
}
