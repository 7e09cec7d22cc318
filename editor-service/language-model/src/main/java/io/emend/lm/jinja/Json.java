package io.emend.lm.jinja;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Python's {@code json.dumps} with {@code ensure_ascii=False}. */
final class Json {
    private Json() {}

    static String of(Object value, Object indent) {
        var text = new StringBuilder();
        int width = indent == Values.NONE ? -1 : Math.clamp(Values.index(indent), 0, 20);
        write(value, width, 0, text);
        return text.toString();
    }

    private static void write(Object value, int width, int depth, StringBuilder text) {
        switch (value) {
            case String string -> quote(string, text);
            case Boolean flag -> text.append(flag ? "true" : "false");
            case Long number -> text.append(number);
            case Double number -> text.append(Values.repr(number));
            case List<?> list -> writeAll(list.iterator(), '[', ']', width, depth, text);
            case Map<?, ?> map -> writeAll(map.entrySet().iterator(), '{', '}', width, depth, text);
            case Map.Entry<?, ?> entry -> {
                quote(Values.text(entry.getKey()), text);
                text.append(": ");
                write(entry.getValue(), width, depth, text);
            }
            default -> {
                if (value != Values.NONE) {
                    throw new TemplateException("%s has no JSON form".formatted(Values.repr(value)));
                }
                text.append("null");
            }
        }
    }

    private static void writeAll(Iterator<?> items, char open, char close, int width, int depth, StringBuilder text) {
        text.append(open);
        boolean any = items.hasNext();
        while (items.hasNext()) {
            newLine(width, depth + 1, text);
            write(java.util.Objects.requireNonNull(items.next()), width, depth + 1, text);
            if (items.hasNext()) {
                text.append(width < 0 ? ", " : ",");
            }
        }
        if (any) {
            newLine(width, depth, text);
        }
        text.append(close);
    }

    private static void newLine(int width, int depth, StringBuilder text) {
        if (width >= 0) {
            text.append('\n').append(" ".repeat(width * depth));
        }
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        for (char c : string.toCharArray()) {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (c < ' ') {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
