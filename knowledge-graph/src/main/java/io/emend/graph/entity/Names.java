package io.emend.graph.entity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names are compared: width, accents, case, underscores, dots of abbreviation and spaces do not matter. */
public final class Names {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s_\\p{Pd}·・•]+");
    private static final Pattern IGNORED = Pattern.compile("[.'’\"“”]");

    private Names() {}

    /** The key under which equal names meet; empty when nothing is left of the text. */
    public static String key(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
        String bare = IGNORED.matcher(MARKS.matcher(decomposed).replaceAll("")).replaceAll("");
        String folded = bare.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace('ł', 'l')
                .replace('ø', 'o');
        return Normalizer.normalize(SEPARATORS.matcher(folded).replaceAll(" ").strip(), Normalizer.Form.NFC);
    }
}
