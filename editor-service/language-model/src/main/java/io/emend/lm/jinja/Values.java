package io.emend.lm.jinja;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Python's notions of truth, equality, order and text for the values of a template. */
final class Values {
    /** Python's None. */
    static final Object NONE = new Object() {
        @Override
        public String toString() {
            return "None";
        }
    };

    /**
     * A value that is not there.
     * @param what how the template named it
     */
    record Undefined(String what) {}

    /** A mutable holder that keeps assignments made inside loops. */
    record Namespace(Map<String, Object> attributes) {}

    private Values() {}

    /** Turns Java data into template values; null becomes none. */
    static Object from(@Nullable Object value) {
        return switch (value) {
            case null -> NONE;
            case Integer number -> number.longValue();
            case Float number -> number.doubleValue();
            case CharSequence text -> text.toString();
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((key, item) -> copy.put(from(key), from(item)));
                yield copy;
            }
            case Collection<?> items ->
                items.stream().map(Values::from).collect(Collectors.toCollection(ArrayList::new));
            case Long number -> number;
            case Double number -> number;
            case Boolean flag -> flag;
            default -> throw new IllegalArgumentException("no template value for " + value.getClass());
        };
    }

    static boolean truth(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case Long number -> number != 0;
            case Double number -> number != 0;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case Undefined missing -> false;
            default -> value != NONE;
        };
    }

    static boolean equal(Object left, Object right) {
        if (isNumber(left) && isNumber(right)) {
            return number(left) == number(right);
        }
        return Objects.equals(left, right);
    }

    static int compare(Object left, Object right) {
        if (isNumber(left) && isNumber(right)) {
            return Double.compare(number(left), number(right));
        }
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        throw new TemplateException("%s and %s have no order".formatted(repr(left), repr(right)));
    }

    static boolean contains(Object container, Object item) {
        return switch (container) {
            case String text -> text.contains(text(item));
            case List<?> list -> list.stream().anyMatch(member -> equal(Objects.requireNonNull(member), item));
            case Map<?, ?> map -> map.containsKey(item);
            case Undefined missing -> false;
            default -> throw new TemplateException("%s contains nothing".formatted(repr(container)));
        };
    }

    static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double || value instanceof Boolean;
    }

    static double number(Object value) {
        return switch (value) {
            case Long number -> number;
            case Double number -> number;
            case Boolean flag -> flag ? 1 : 0;
            default -> throw new TemplateException("%s is not a number".formatted(repr(value)));
        };
    }

    static int index(Object value) {
        return switch (value) {
            case Long number -> (int) Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case Boolean flag -> flag ? 1 : 0;
            default -> throw new TemplateException("%s is not a whole number".formatted(repr(value)));
        };
    }

    /** What a loop or filter runs over; the keys of a map, the characters of a string. */
    static List<Object> items(Object value) {
        return switch (value) {
            case List<?> list -> new ArrayList<>(list);
            case Map<?, ?> map -> new ArrayList<>(map.keySet());
            case String text ->
                text.codePoints().mapToObj(c -> (Object) Character.toString(c)).toList();
            case Undefined missing -> List.of();
            default -> throw new TemplateException("%s cannot be looped over".formatted(repr(value)));
        };
    }

    static int length(Object value) {
        return value instanceof Map<?, ?> map ? map.size() : items(value).size();
    }

    /** Python's {@code str()}. */
    static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Undefined missing -> "";
            default -> repr(value);
        };
    }

    /** Python's {@code repr()}. */
    static String repr(Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case Boolean flag -> flag ? "True" : "False";
            case Double number ->
                number == Math.rint(number) && Math.abs(number) < 1e16 ? "%.1f".formatted(number) : number.toString();
            case List<?> list ->
                list.stream()
                        .map(item -> repr(Objects.requireNonNull(item)))
                        .collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Undefined missing -> "undefined " + missing.what();
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        String escaped = text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r");
        return quote + (quote == '\'' ? escaped.replace("'", "\\'") : escaped) + quote;
    }
}
