package io.emend.controller.domain.screening;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undoes what writers do to slip past a word list: odd widths, hidden characters, digits for letters, spaced-out words. */
final class CanonicalText {
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Mn}]+");
    private static final Pattern SPACED = Pattern.compile("\\b(?:[a-z0-9] ){2,}[a-z0-9]\\b");
    private static final Pattern WORD = Pattern.compile("[a-z0-9@$]+");
    private static final Pattern DIGIT_BESIDE_LETTER = Pattern.compile("[0-9@$][a-z]|[a-z][0-9@$][a-z]|[a-z][0-9]$");
    private static final String DISGUISES = "013457@$";
    private static final String LETTERS = "oieastas";

    private CanonicalText() {}

    static String of(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String visible = HIDDEN.matcher(Normalizer.normalize(folded, Normalizer.Form.NFD))
                .replaceAll("");
        String letters = WORD.matcher(visible.replace('’', '\'')).replaceAll(CanonicalText::undisguised);
        return SPACED.matcher(letters).replaceAll(match -> match.group().replace(" ", ""));
    }

    private static String undisguised(MatchResult word) {
        String written = word.group();
        boolean disguised = written.chars().anyMatch(Character::isLetter)
                && DIGIT_BESIDE_LETTER.matcher(written).find();
        if (!disguised) {
            return Matcher.quoteReplacement(written);
        }
        StringBuilder plain = new StringBuilder(written.length());
        for (char c : written.toCharArray()) {
            int at = DISGUISES.indexOf(c);
            plain.append(at < 0 ? c : LETTERS.charAt(at));
        }
        return Matcher.quoteReplacement(plain.toString());
    }
}
