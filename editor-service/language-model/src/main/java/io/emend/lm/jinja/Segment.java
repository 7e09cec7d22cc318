package io.emend.lm.jinja;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a template: literal text, a printed expression or a statement.
 * @param content the text, or what stands between the delimiters
 * @param line line on which it begins, from 1
 */
record Segment(Kind kind, String content, int line) {
    enum Kind {
        TEXT,
        EXPRESSION,
        STATEMENT
    }

    /** Splits a template and settles all white space around its tags. */
    static List<Segment> split(String source) {
        List<Segment> segments = new ArrayList<>();
        int at = 0;
        boolean stripNext = false;
        boolean trimNewline = false;
        while (at <= source.length()) {
            int open = nextTag(source, at);
            String text = source.substring(at, open < 0 ? source.length() : open);
            if (stripNext) {
                text = text.stripLeading();
            } else if (trimNewline && text.startsWith("\n")) {
                text = text.substring(1);
            }
            if (open < 0) {
                addText(segments, text, source, at);
                break;
            }
            char sort = source.charAt(open + 1);
            int close = closing(source, open, sort);
            boolean stripBefore = source.charAt(open + 2) == '-';
            boolean keepBefore = source.charAt(open + 2) == '+';
            if (stripBefore) {
                text = text.stripTrailing();
            } else if (sort != '{' && !keepBefore) {
                text = withoutIndent(text, at == 0 || lastIsNewline(source, at, text));
            }
            addText(segments, text, source, at);
            stripNext = source.charAt(close - 1) == '-';
            int from = open + 2 + (stripBefore || keepBefore ? 1 : 0);
            int to = close - (stripNext || source.charAt(close - 1) == '+' ? 1 : 0);
            if (sort != '#') {
                segments.add(new Segment(
                        sort == '{' ? Kind.EXPRESSION : Kind.STATEMENT,
                        source.substring(Math.min(from, to), to).strip(),
                        line(source, open)));
            }
            trimNewline = sort != '{' && source.charAt(close - 1) != '+';
            at = close + 2;
        }
        return segments;
    }

    private static void addText(List<Segment> segments, String text, String source, int at) {
        if (!text.isEmpty()) {
            segments.add(new Segment(Kind.TEXT, text, line(source, at)));
        }
    }

    private static int nextTag(String source, int from) {
        for (int i = from; (i = source.indexOf('{', i)) >= 0 && i + 1 < source.length(); i++) {
            if ("{%#".indexOf(source.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the closing delimiter; braces inside strings do not count. */
    private static int closing(String source, int open, char sort) {
        String end = sort == '{' ? "}}" : sort == '%' ? "%}" : "#}";
        int depth = 0;
        for (int i = open + 2; i < source.length() - 1; i++) {
            char c = source.charAt(i);
            if (sort != '#' && (c == '\'' || c == '"')) {
                i = endOfString(source, i);
            } else if (depth == 0 && source.startsWith(end, i)) {
                return i;
            } else if (sort == '{' && c == '{') {
                depth++;
            } else if (sort == '{' && c == '}') {
                depth--;
            }
        }
        throw new TemplateException("line %d: a tag is not closed".formatted(line(source, open)));
    }

    private static int endOfString(String source, int from) {
        char quote = source.charAt(from);
        int i = from + 1;
        while (i < source.length() && source.charAt(i) != quote) {
            i += source.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private static String withoutIndent(String text, boolean startsLine) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        boolean alone = end == 0 ? startsLine : text.charAt(end - 1) == '\n';
        return alone ? text.substring(0, end) : text;
    }

    /** Whether the text that began at a place was preceded by a line's end, counting one trimmed after a tag. */
    private static boolean lastIsNewline(String source, int at, String text) {
        return source.charAt(at - 1) == '\n' || (at < source.length() && source.charAt(at) == '\n' && text.isBlank());
    }

    private static int line(String source, int at) {
        return (int) source.substring(0, Math.min(at, source.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }
}
