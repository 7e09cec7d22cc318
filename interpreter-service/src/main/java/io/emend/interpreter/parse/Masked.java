package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.text.Token;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of tokens as one string in which every name is {@code §}, so that cues can be written as regular expressions that
 * no name can trigger. Tokens are folded; a space stands between any two in English, between Latin words only in Chinese.
 */
final class Masked {
    static final char NAME = '\u00A7';

    private final String text;
    /** For each unit of the text, the token it belongs to. */
    private final int[] tokenAt;

    private final int to;

    private Masked(String text, int[] tokenAt, int to) {
        this.text = text;
        this.tokenAt = tokenAt;
        this.to = to;
    }

    /**
     * Masks the names among the tokens {@code [from, to)}.
     *
     * @param left tokens to leave out
     */
    static Masked of(List<Token> tokens, int from, int to, List<Span> names, BitSet left, boolean chinese) {
        StringBuilder text = new StringBuilder();
        int size = 2 * (to - from) + 1;
        for (int i = from; i < to; i++) {
            size += tokens.get(i).fold().length();
        }
        int[] owner = new int[size];
        int index = from;
        while (index < to) {
            if (left.get(index)) {
                index++;
                continue;
            }
            Span name = nameAt(names, index);
            Token token = tokens.get(index);
            boolean latin = name == null && (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NUMBER);
            if (!text.isEmpty() && (!chinese || latin && endsLatin(text))) {
                owner[text.length()] = index;
                text.append(' ');
            }
            String part = name != null ? String.valueOf(NAME) : token.fold().replace(NAME, ' ');
            for (int i = 0; i < part.length(); i++) {
                owner[text.length() + i] = index;
            }
            text.append(part);
            index = name != null ? Math.min(name.to(), to) : index + 1;
        }
        return new Masked(text.toString(), java.util.Arrays.copyOf(owner, text.length()), to);
    }

    private static boolean endsLatin(StringBuilder text) {
        char last = text.charAt(text.length() - 1);
        return Character.isLetterOrDigit(last) && last != NAME && !io.emend.interpreter.text.Folding.isHan(last);
    }

    private static @org.jspecify.annotations.Nullable Span nameAt(List<Span> names, int index) {
        for (Span name : names) {
            if (name.from() == index) {
                return name;
            }
        }
        return null;
    }

    String text() {
        return text;
    }

    Matcher matcher(Pattern pattern) {
        return pattern.matcher(text);
    }

    boolean has(Pattern pattern) {
        return pattern.matcher(text).find();
    }

    /** The token a unit of the text belongs to. */
    int tokenAt(int unit) {
        return unit >= tokenAt.length ? to : tokenAt[unit];
    }
}
