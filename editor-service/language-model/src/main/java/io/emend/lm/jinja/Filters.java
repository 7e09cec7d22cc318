package io.emend.lm.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Jinja's built-in filters and tests, as far as chat templates use them. */
final class Filters {
    private Filters() {}

    static Object apply(String name, Object input, List<Object> args, Map<String, Object> named) {
        return switch (name) {
            case "trim" -> Methods.strip(Values.text(input), args, true, true);
            case "length", "count" -> (long) Values.length(input);
            case "tojson" ->
                Json.of(input, named.getOrDefault("indent", args.isEmpty() ? Values.NONE : args.getFirst()));
            case "string" -> Values.text(input);
            case "upper" -> Values.text(input).toUpperCase(Locale.ROOT);
            case "lower" -> Values.text(input).toLowerCase(Locale.ROOT);
            case "title" -> title(Values.text(input));
            case "capitalize" -> capitalized(Values.text(input));
            case "safe", "e", "escape", "forceescape" -> Values.text(input);
            case "default", "d" -> otherwise(input, args, named);
            case "first" -> edge(input, true);
            case "last" -> edge(input, false);
            case "list" -> new ArrayList<>(Values.items(input));
            case "reverse" -> reversed(input);
            case "join" -> join(input, args, named);
            case "replace" -> Values.text(input).replace(Values.text(args.get(0)), Values.text(args.get(1)));
            case "items" -> input instanceof Map<?, ?> map ? Methods.pairs(map) : List.of();
            case "dictsort" -> dictsort(input);
            case "int" -> integer(input, args);
            case "float" -> Double.parseDouble(Values.text(input));
            case "abs" -> input instanceof Long number ? (Object) Math.abs(number) : Math.abs(Values.number(input));
            case "round" -> round(input, args);
            case "sum" -> sum(input);
            case "min" -> Collections.min(Values.items(input), Values::compare);
            case "max" -> Collections.max(Values.items(input), Values::compare);
            case "unique" -> new ArrayList<>(new LinkedHashSet<>(Values.items(input)));
            case "sort" -> sorted(input, named);
            case "indent" -> indent(Values.text(input), args, named);
            case "map" -> mapped(input, args, named);
            case "select", "reject" -> chosen(input, args, name.equals("select"), false);
            case "selectattr", "rejectattr" -> chosen(input, args, name.equals("selectattr"), true);
            default -> throw new TemplateException("the filter '%s' is not supported".formatted(name));
        };
    }

    static boolean test(String name, Object value, List<Object> args) {
        return switch (name) {
            case "defined" -> !(value instanceof Values.Undefined);
            case "undefined" -> value instanceof Values.Undefined;
            case "none" -> value == Values.NONE;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "true" -> Boolean.TRUE.equals(value);
            case "false" -> Boolean.FALSE.equals(value);
            case "number" -> Values.isNumber(value);
            case "integer" -> value instanceof Long;
            case "float" -> value instanceof Double;
            case "mapping" -> value instanceof Map;
            case "sequence" -> value instanceof List || value instanceof String || value instanceof Map;
            case "iterable" -> value instanceof List || value instanceof String || value instanceof Map;
            case "callable" -> value instanceof Callable;
            case "odd" -> Math.floorMod(Values.index(value), 2) == 1;
            case "even" -> Math.floorMod(Values.index(value), 2) == 0;
            case "divisibleby" -> Math.floorMod(Values.index(value), Values.index(args.getFirst())) == 0;
            case "equalto", "eq", "sameas" -> Values.equal(value, args.getFirst());
            case "ne" -> !Values.equal(value, args.getFirst());
            case "gt", "greaterthan" -> Values.compare(value, args.getFirst()) > 0;
            case "ge" -> Values.compare(value, args.getFirst()) >= 0;
            case "lt", "lessthan" -> Values.compare(value, args.getFirst()) < 0;
            case "le" -> Values.compare(value, args.getFirst()) <= 0;
            case "in" -> Values.contains(args.getFirst(), value);
            case "lower" -> Values.text(value).equals(Values.text(value).toLowerCase(Locale.ROOT));
            case "upper" -> Values.text(value).equals(Values.text(value).toUpperCase(Locale.ROOT));
            default -> throw new TemplateException("the test '%s' is not supported".formatted(name));
        };
    }

    static String title(String text) {
        var titled = new StringBuilder();
        boolean start = true;
        for (char c : text.toCharArray()) {
            titled.append(start ? Character.toUpperCase(c) : Character.toLowerCase(c));
            start = !Character.isLetter(c);
        }
        return titled.toString();
    }

    static String capitalized(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Object otherwise(Object input, List<Object> args, Map<String, Object> named) {
        Object fallback = args.isEmpty() ? named.getOrDefault("default_value", "") : args.getFirst();
        boolean alsoFalse = Values.truth(args.size() > 1 ? args.get(1) : named.getOrDefault("boolean", false));
        boolean missing = input instanceof Values.Undefined || (alsoFalse && !Values.truth(input));
        return missing ? fallback : input;
    }

    private static Object edge(Object input, boolean first) {
        List<Object> items = Values.items(input);
        return items.isEmpty()
                ? new Values.Undefined("an item of nothing")
                : first ? items.getFirst() : items.getLast();
    }

    private static Object reversed(Object input) {
        if (input instanceof String text) {
            return new StringBuilder(text).reverse().toString();
        }
        return new ArrayList<>(Values.items(input).reversed());
    }

    private static String join(Object input, List<Object> args, Map<String, Object> named) {
        String separator = args.isEmpty() ? "" : Values.text(args.getFirst());
        Object attribute = args.size() > 1 ? args.get(1) : named.getOrDefault("attribute", Values.NONE);
        return String.join(
                separator,
                Values.items(input).stream()
                        .map(item -> Values.text(attribute == Values.NONE ? item : attribute(item, attribute)))
                        .toList());
    }

    private static Object attribute(Object item, Object path) {
        Object value = item;
        for (String name : Values.text(path).split("\\.")) {
            value = value instanceof Map<?, ?> map
                    ? Objects.requireNonNullElseGet(map.get(name), () -> new Values.Undefined(name))
                    : new Values.Undefined(name);
        }
        return value;
    }

    private static Object dictsort(Object input) {
        if (!(input instanceof Map<?, ?> map)) {
            throw new TemplateException("dictsort needs a mapping");
        }
        List<Object> pairs = Methods.pairs(map);
        pairs.sort(Comparator.comparing(
                pair -> Values.text(((List<?>) pair).getFirst()).toLowerCase(Locale.ROOT)));
        return pairs;
    }

    private static Object integer(Object input, List<Object> args) {
        try {
            return Values.isNumber(input)
                    ? (long) Values.number(input)
                    : Long.parseLong(Values.text(input).strip());
        } catch (NumberFormatException e) {
            return args.isEmpty() ? (Object) 0L : args.getFirst();
        }
    }

    private static double round(Object input, List<Object> args) {
        double scale = Math.pow(10, args.isEmpty() ? 0 : Values.number(args.getFirst()));
        return Math.rint(Values.number(input) * scale) / scale;
    }

    private static Object sum(Object input) {
        Object total = 0L;
        for (Object item : Values.items(input)) {
            total = Arithmetic.apply("+", total, item);
        }
        return total;
    }

    private static Object sorted(Object input, Map<String, Object> named) {
        List<Object> items = new ArrayList<>(Values.items(input));
        Object attribute = named.getOrDefault("attribute", Values.NONE);
        Comparator<Object> order = (a, b) -> attribute == Values.NONE
                ? Values.compare(a, b)
                : Values.compare(attribute(a, attribute), attribute(b, attribute));
        items.sort(Values.truth(named.getOrDefault("reverse", false)) ? order.reversed() : order);
        return items;
    }

    private static String indent(String text, List<Object> args, Map<String, Object> named) {
        Object given = args.isEmpty() ? named.getOrDefault("width", 4L) : args.getFirst();
        String space = given instanceof String custom ? custom : " ".repeat(Math.clamp(Values.index(given), 0, 100));
        boolean first = Values.truth(args.size() > 1 ? args.get(1) : named.getOrDefault("first", false));
        return (first ? space : "")
                + text.replaceAll("\n(?=[^\n])", "\n" + java.util.regex.Matcher.quoteReplacement(space));
    }

    private static Object mapped(Object input, List<Object> args, Map<String, Object> named) {
        List<Object> results = new ArrayList<>();
        for (Object item : Values.items(input)) {
            Object attribute = named.get("attribute");
            if (attribute != null) {
                Object value = attribute(item, attribute);
                results.add(value instanceof Values.Undefined ? named.getOrDefault("default", value) : value);
            } else {
                results.add(apply(Values.text(args.getFirst()), item, args.subList(1, args.size()), Map.of()));
            }
        }
        return results;
    }

    private static Object chosen(Object input, List<Object> args, boolean keep, boolean byAttribute) {
        List<Object> results = new ArrayList<>();
        int used = byAttribute ? 1 : 0;
        for (Object item : Values.items(input)) {
            Object value = byAttribute ? attribute(item, args.getFirst()) : item;
            boolean passes = args.size() <= used
                    ? Values.truth(value)
                    : test(Values.text(args.get(used)), value, args.subList(used + 1, args.size()));
            if (passes == keep) {
                results.add(item);
            }
        }
        return results;
    }
}
