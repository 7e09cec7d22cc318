package io.emend.schema.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An entry as the library has it; what is absent there is empty here. */
record LibraryEntry(String name, String type, String reverse, String multihop) {
    private static final Pattern LIST =
            Pattern.compile("\\[\\s*(['\"])(?:(?!\\1).)+\\1(?:\\s*,\\s*\\1(?:(?!\\1).)+\\1)*\\s*]");
    private static final Pattern ITEM = Pattern.compile("(['\"])((?:(?!\\1).)+)\\1");

    /** The id its relation gets. */
    String id() {
        return id(name);
    }

    static String id(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
    }

    /** The name as words. */
    static String label(String name) {
        return name.strip().replaceAll("[\\s_]+", " ");
    }

    boolean isSingle() {
        return type.equals("one2one") || type.equals("many2one");
    }

    boolean hasKnownType() {
        return isSingle() || type.equals("one2many") || type.equals("many2many");
    }

    /** The names of the chain's steps; empty when it cannot be read. */
    Optional<List<String>> steps() {
        if (!LIST.matcher(multihop).matches()) {
            return Optional.empty();
        }
        List<String> steps = new ArrayList<>();
        Matcher items = ITEM.matcher(multihop);
        while (items.find()) {
            steps.add(items.group(2));
        }
        return Optional.of(steps);
    }
}
