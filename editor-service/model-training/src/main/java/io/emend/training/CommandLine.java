package io.emend.training;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Options of a command: {@code --name value}, or {@code --name} alone for a switch. */
record CommandLine(Map<String, String> options) {
    CommandLine {
        options = Map.copyOf(options);
    }

    /** The command was called wrongly; the message says how. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    static CommandLine of(String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                throw new UsageException("Options begin with --; found " + arguments[i]);
            }
            boolean hasValue = i + 1 < arguments.length && !arguments[i + 1].startsWith("--");
            options.put(arguments[i].substring(2), hasValue ? arguments[i + 1] : "");
            i += hasValue ? 1 : 0;
        }
        return new CommandLine(options);
    }

    Path path(String name) {
        String value = options.get(name);
        if (value == null || value.isEmpty()) {
            throw new UsageException("--" + name + " FOLDER is needed.");
        }
        return Path.of(value);
    }

    int number(String name, int otherwise) {
        return parsed(name, otherwise, Integer::valueOf, "a whole number");
    }

    double number(String name, double otherwise) {
        return parsed(name, otherwise, Double::valueOf, "a number");
    }

    private <T> T parsed(String name, T otherwise, Function<String, T> parse, String wanted) {
        String value = options.get(name);
        try {
            return value == null ? otherwise : parse.apply(value);
        } catch (NumberFormatException e) {
            throw new UsageException("--" + name + " needs " + wanted + "; found " + value);
        }
    }

    boolean flag(String name) {
        return options.containsKey(name);
    }
}
