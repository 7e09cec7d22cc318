package io.emend.interpreter.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Map;

/**
 * Cleans a text before anything else reads it: invisible and bidirectional controls go, compatibility forms are folded
 * (Unicode NFKC, UAX 15), traditional Chinese characters are read as simplified ones, and letters of other scripts that look Latin are read as Latin inside Latin words (the idea of
 * Unicode UTS 39 skeletons, restricted to words that would otherwise mix scripts).
 */
public final class TextCleaner {
    /** More combining marks than any language stacks on one letter. */
    private static final int MAX_MARKS = 3;

    private static final Map<Integer, String> LOOKALIKES = lookalikes();

    /** Cleans a text. Unpaired surrogates are dropped. */
    public CleanText clean(String original) {
        Builder folded = new Builder(original.length());
        int index = 0;
        while (index < original.length()) {
            int end = clusterEnd(original, index);
            foldCluster(original, index, end, folded);
            index = end;
        }
        boolean replaced = replaceLookalikes(folded);
        return folded.finish(original, replaced);
    }

    private static int clusterEnd(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length()) {
            int next = text.codePointAt(end);
            if (!isMark(next) && !isJamo(next)) {
                break;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    private static void foldCluster(String original, int start, int end, Builder out) {
        int first = original.codePointAt(start);
        if (isInvisible(first)) {
            out.suspicious |= first != 0xFEFF && first != 0xAD;
            if (end > start + Character.charCount(first)) {
                foldCluster(original, start + Character.charCount(first), end, out);
            }
            return;
        }
        StringBuilder kept = new StringBuilder();
        int marks = 0;
        for (int i = start; i < end; ) {
            int point = original.codePointAt(i);
            i += Character.charCount(point);
            if (isMark(point) && ++marks > MAX_MARKS || isInvisible(point)) {
                out.suspicious = true;
                continue;
            }
            kept.appendCodePoint(point);
        }
        String folded = Normalizer.normalize(kept, Normalizer.Form.NFKC);
        for (int i = 0; i < folded.length(); ) {
            int point = folded.codePointAt(i);
            i += Character.charCount(point);
            out.append(plain(point), start);
        }
    }

    private static int plain(int point) {
        if (Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.CONTROL) {
            return ' ';
        }
        return switch (point) {
            case '\u2018', '\u2019', '\u02BC', '\u2032', '`', '\u00B4' -> '\'';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2212' -> '-';
            case '\u201E', '\u201F', '\u2033', '\u00AB', '\u00BB', '\u300C', '\u300D', '\u300E', '\u300F' -> '"';
            case '\u30FB', '\u2022', '\u2027' -> '\u00B7';
            case '\uFF61' -> '\u3002';
            default -> Simplified.of(point);
        };
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isJamo(int point) {
        return point >= 0x1161 && point <= 0x11FF;
    }

    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        boolean variation = point >= 0xFE00 && point <= 0xFE0F || point >= 0xE0100 && point <= 0xE01EF;
        boolean filler = point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0 || point == 0x034F;
        return variation
                || filler
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED;
    }

    /** Reads look-alike letters as Latin in words that hold a Latin letter too, or hold nothing but look-alikes in a Latin text. */
    private static boolean replaceLookalikes(Builder text) {
        boolean replaced = false;
        boolean latinText = text.count(UnicodeScript.LATIN)
                >= 2 * (text.count(UnicodeScript.CYRILLIC) + text.count(UnicodeScript.GREEK) + 1);
        int start = 0;
        while (start < text.length()) {
            int end = start;
            boolean latin = false;
            boolean foreign = false;
            boolean allAlike = true;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                UnicodeScript script = UnicodeScript.of(text.charAt(end));
                latin |= script == UnicodeScript.LATIN;
                if (script == UnicodeScript.CYRILLIC
                        || script == UnicodeScript.GREEK
                        || script == UnicodeScript.CHEROKEE) {
                    foreign = true;
                    allAlike &= LOOKALIKES.containsKey((int) text.charAt(end));
                }
                end++;
            }
            if (foreign && allAlike && (latin || latinText)) {
                for (int i = start; i < end; i++) {
                    String plain = LOOKALIKES.get((int) text.charAt(i));
                    if (plain != null) {
                        text.set(i, plain.charAt(0));
                        replaced = true;
                    }
                }
            }
            start = Math.max(end, start + 1);
        }
        return replaced;
    }

    private static Map<Integer, String> lookalikes() {
        String foreign = "АВЕКМНОРСТУХЅІЈԚԜаеорсухѕіјԁԛԝһӏѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανικρυτχᏟᎪᎬᏆᎻ";
        String latin = "ABEKMHOPCTYXSIJQWaeopcyxsijdqwhlvABEZHIKMNOPTYXoavikputxCAETH";
        Map<Integer, String> map = new java.util.HashMap<>();
        for (int i = 0; i < foreign.length(); i++) {
            map.put((int) foreign.charAt(i), latin.substring(i, i + 1));
        }
        return Map.copyOf(map);
    }

    /** Growing text with the origin of each unit; squeezes spaces. */
    private static final class Builder {
        private final StringBuilder text;
        private int[] origins;
        private boolean suspicious;

        Builder(int capacity) {
            text = new StringBuilder(capacity);
            origins = new int[capacity + 1];
        }

        void append(int point, int origin) {
            if (point == ' ' && (text.isEmpty() || text.charAt(text.length() - 1) == ' ')) {
                return;
            }
            int before = text.length();
            text.appendCodePoint(point);
            if (text.length() >= origins.length) {
                origins = java.util.Arrays.copyOf(origins, origins.length * 2 + 2);
            }
            for (int i = before; i < text.length(); i++) {
                origins[i] = origin;
            }
        }

        int length() {
            return text.length();
        }

        char charAt(int index) {
            return text.charAt(index);
        }

        void set(int index, char unit) {
            text.setCharAt(index, unit);
        }

        long count(UnicodeScript script) {
            return text.chars().filter(c -> UnicodeScript.of(c) == script).count();
        }

        CleanText finish(String original, boolean replaced) {
            int length = text.length();
            if (length > 0 && text.charAt(length - 1) == ' ') {
                length--;
            }
            int[] offsets = java.util.Arrays.copyOf(origins, length + 1);
            offsets[length] = original.length();
            return new CleanText(text.substring(0, length), original, offsets, suspicious || replaced);
        }
    }
}
