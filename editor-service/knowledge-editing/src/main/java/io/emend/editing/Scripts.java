package io.emend.editing;

/** The few spelling rules that depend on the script: Chinese sets no blanks between words and has its own full stop. */
final class Scripts {
    private Scripts() {}

    static String gapBetween(String before, String after) {
        int last = before.codePointBefore(before.length());
        int first = after.codePointAt(0);
        boolean tight = isHan(last) && isHan(first) || Character.isWhitespace(last) || isWidePunctuation(last);
        return tight ? "" : " ";
    }

    static String fullStopAfter(String answer) {
        int last = answer.codePointBefore(answer.length());
        if (last == '.' || last == 0x3002) {
            return "";
        }
        return isHan(last) || isWidePunctuation(last) ? "\u3002" : ".";
    }

    static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    private static boolean isWidePunctuation(int codePoint) {
        return codePoint >= 0x3000 && codePoint <= 0x303F || codePoint >= 0xFF00 && codePoint <= 0xFF65;
    }
}
