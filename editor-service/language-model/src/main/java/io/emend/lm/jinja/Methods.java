package io.emend.lm.jinja;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The methods of Python's strings, lists and dicts that templates use. */
final class Methods {
    private Methods() {}

    /** A method bound to its object, or undefined. */
    static Object of(Object base, String name) {
        boolean known = switch (base) {
            case String text -> TEXT.contains(name);
            case List<?> list -> LIST.contains(name);
            case Map<?, ?> map -> MAP.contains(name);
            default -> false;
        };
        return known ? (Callable) (args, named) -> call(base, name, args, named) : new Values.Undefined(name);
    }

    private static Object call(Object base, String name, List<Object> args, Map<String, Object> named) {
        return switch (base) {
            case String text -> text(text, name, args, named);
            case List<?> list -> list(cast(list), name, args);
            case Map<?, ?> map -> map(castMap(map), name, args);
            default -> throw new IllegalArgumentException("no methods on " + base.getClass());
        };
    }

    private static final List<String> TEXT = List.of(
            "strip",
            "lstrip",
            "rstrip",
            "split",
            "rsplit",
            "splitlines",
            "startswith",
            "endswith",
            "replace",
            "upper",
            "lower",
            "title",
            "capitalize",
            "join",
            "find",
            "rfind",
            "index",
            "count",
            "isdigit",
            "isspace",
            "isalpha",
            "isupper",
            "islower",
            "removeprefix",
            "removesuffix",
            "zfill");
    private static final List<String> LIST = List.of("append", "extend", "insert", "pop", "index", "count", "copy");
    private static final List<String> MAP = List.of("get", "items", "keys", "values", "update", "pop", "copy");

    private static Object text(String text, String name, List<Object> args, Map<String, Object> named) {
        return switch (name) {
            case "strip" -> strip(text, args, true, true);
            case "lstrip" -> strip(text, args, true, false);
            case "rstrip" -> strip(text, args, false, true);
            case "split" -> split(text, args, named);
            case "rsplit" -> rsplit(text, args, named);
            case "splitlines" -> new ArrayList<Object>(text.lines().toList());
            case "startswith" -> prefixes(args).stream().anyMatch(text::startsWith);
            case "endswith" -> prefixes(args).stream().anyMatch(text::endsWith);
            case "replace" -> replace(text, args);
            case "upper" -> text.toUpperCase(java.util.Locale.ROOT);
            case "lower" -> text.toLowerCase(java.util.Locale.ROOT);
            case "title" -> Filters.title(text);
            case "capitalize" -> Filters.capitalized(text);
            case "join" ->
                String.join(
                        text,
                        Values.items(args.getFirst()).stream().map(Values::text).toList());
            case "find" -> (long) text.indexOf(Values.text(args.getFirst()));
            case "rfind" -> (long) text.lastIndexOf(Values.text(args.getFirst()));
            case "index" -> found(text.indexOf(Values.text(args.getFirst())));
            case "count" ->
                (long) text.split(java.util.regex.Pattern.quote(Values.text(args.getFirst())), -1).length - 1;
            case "isdigit" -> !text.isEmpty() && text.chars().allMatch(Character::isDigit);
            case "isalpha" -> !text.isEmpty() && text.chars().allMatch(Character::isLetter);
            case "isspace" -> !text.isEmpty() && text.isBlank();
            case "isupper" ->
                !text.equals(text.toLowerCase(java.util.Locale.ROOT))
                        && text.equals(text.toUpperCase(java.util.Locale.ROOT));
            case "islower" ->
                !text.equals(text.toUpperCase(java.util.Locale.ROOT))
                        && text.equals(text.toLowerCase(java.util.Locale.ROOT));
            case "removeprefix" -> {
                String prefix = Values.text(args.getFirst());
                yield text.startsWith(prefix) ? text.substring(prefix.length()) : text;
            }
            case "removesuffix" -> {
                String suffix = Values.text(args.getFirst());
                yield text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
            }
            case "zfill" ->
                "0".repeat(Math.max(0, Math.min(1000, Values.index(args.getFirst())) - text.length())) + text;
            default -> throw new TemplateException("strings have no method " + name);
        };
    }

    static String strip(String text, List<Object> args, boolean left, boolean right) {
        String characters =
                args.isEmpty() || args.getFirst() == Values.NONE ? " \t\n\r\f\u000b" : Values.text(args.getFirst());
        int from = 0;
        int to = text.length();
        while (left && from < to && characters.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (right && to > from && characters.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    private static List<Object> split(String text, List<Object> args, Map<String, Object> named) {
        if (args.isEmpty() || args.getFirst() == Values.NONE) {
            return new ArrayList<>(Arrays.stream(text.strip().split("\\s+"))
                    .filter(part -> !part.isEmpty())
                    .toList());
        }
        String separator = separator(args);
        int most = limit(args, named);
        List<Object> parts = new ArrayList<>();
        int from = 0;
        for (int at; parts.size() < most && (at = text.indexOf(separator, from)) >= 0; from = at + separator.length()) {
            parts.add(text.substring(from, at));
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static List<Object> rsplit(String text, List<Object> args, Map<String, Object> named) {
        String separator = separator(args);
        int most = limit(args, named);
        List<Object> parts = new ArrayList<>();
        int to = text.length();
        for (int at;
                parts.size() < most
                        && to >= separator.length()
                        && (at = text.lastIndexOf(separator, to - separator.length())) >= 0;
                to = at) {
            parts.addFirst(text.substring(at + separator.length(), to));
        }
        parts.addFirst(text.substring(0, to));
        return parts;
    }

    private static String separator(List<Object> args) {
        String separator = args.isEmpty() ? " " : Values.text(args.getFirst());
        if (separator.isEmpty()) {
            throw new TemplateException("a text cannot be split at nothing");
        }
        return separator;
    }

    private static int limit(List<Object> args, Map<String, Object> named) {
        Object given = args.size() > 1 ? args.get(1) : named.getOrDefault("maxsplit", -1L);
        int limit = Values.index(given);
        return limit < 0 ? Integer.MAX_VALUE : limit;
    }

    private static List<String> prefixes(List<Object> args) {
        return args.getFirst() instanceof List<?> several
                ? several.stream()
                        .map(item -> Values.text(Objects.requireNonNull(item)))
                        .toList()
                : List.of(Values.text(args.getFirst()));
    }

    private static String replace(String text, List<Object> args) {
        String from = Values.text(args.get(0));
        String to = Values.text(args.get(1));
        if (args.size() < 3 || from.isEmpty()) {
            return text.replace(from, to);
        }
        return String.join(
                to,
                split(text, List.of(from, args.get(2)), Map.of()).stream()
                        .map(Values::text)
                        .toList());
    }

    private static long found(int at) {
        if (at < 0) {
            throw new TemplateException("substring not found");
        }
        return at;
    }

    private static Object list(List<Object> list, String name, List<Object> args) {
        switch (name) {
            case "append" -> list.add(args.getFirst());
            case "extend" -> list.addAll(Values.items(args.getFirst()));
            case "insert" -> list.add(Math.clamp(Values.index(args.get(0)), 0, list.size()), args.get(1));
            case "pop" -> {
                int at = args.isEmpty()
                        ? list.size() - 1
                        : Math.floorMod(Values.index(args.getFirst()), Math.max(1, list.size()));
                if (list.isEmpty()) {
                    throw new TemplateException("pop from an empty list");
                }
                return list.remove(at);
            }
            case "index" -> {
                return found(list.indexOf(args.getFirst()));
            }
            case "count" -> {
                return list.stream()
                        .filter(item -> Values.equal(item, args.getFirst()))
                        .count();
            }
            default -> {
                return new ArrayList<>(list);
            }
        }
        return Values.NONE;
    }

    private static Object map(Map<Object, Object> map, String name, List<Object> args) {
        return switch (name) {
            case "get" -> map.getOrDefault(args.getFirst(), args.size() > 1 ? args.get(1) : Values.NONE);
            case "items" -> pairs(map);
            case "keys" -> new ArrayList<>(map.keySet());
            case "values" -> new ArrayList<>(map.values());
            case "update" -> {
                if (args.getFirst() instanceof Map<?, ?> other) {
                    map.putAll(castMap(other));
                }
                yield Values.NONE;
            }
            case "pop" -> {
                Object removed = map.remove(args.getFirst());
                yield removed != null ? removed : args.size() > 1 ? args.get(1) : Values.NONE;
            }
            default -> new LinkedHashMap<>(map);
        };
    }

    static List<Object> pairs(Map<?, ?> map) {
        List<Object> pairs = new ArrayList<>();
        map.forEach((key, value) -> pairs.add(new ArrayList<>(List.of(key, value))));
        return pairs;
    }

    /** Template lists hold values only, by construction. */
    @SuppressWarnings("unchecked")
    private static List<Object> cast(List<?> list) {
        return (List<Object>) list;
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> castMap(Map<?, ?> map) {
        return (Map<Object, Object>) map;
    }
}
