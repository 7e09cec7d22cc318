package io.emend.editor.profiling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the command was asked to do.
 *
 * @param model checkpoint to profile
 * @param graph folder in CodEx layout that gives the probes, and the text where no corpus is given
 * @param corpus text file, one passage per line; null for sentences from the graph
 * @param out where the profile goes
 * @param layers candidates for editing; empty for the command's own choice
 * @param tokens how many keys the covariances rest on; 0 for eight per dimension
 * @param edits probe edits per layer
 * @param device name of the device
 * @param threads libtorch's threads, 0 for its own choice
 */
record ProfileOptions(
        Path model,
        Path graph,
        @Nullable Path corpus,
        Path out,
        List<Integer> layers,
        long tokens,
        int edits,
        String device,
        int threads) {
    private static final Set<String> KNOWN =
            Set.of("graph", "corpus", "out", "layers", "tokens", "edits", "device", "threads");
    private static final String DEFAULT_EDITS = "6";
    private static final Pattern LAYERS = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");

    /** The command was called wrongly; the message says how. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    ProfileOptions {
        layers = List.copyOf(layers);
    }

    static ProfileOptions of(List<String> arguments) {
        List<String> folders = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                folders.add(argument);
                continue;
            }
            String name = argument.substring(2);
            if (!KNOWN.contains(name)) {
                throw new UsageException("there is no option " + argument + ".");
            }
            if (i + 1 == arguments.size() || arguments.get(i + 1).startsWith("--")) {
                throw new UsageException(argument + " needs a value.");
            }
            options.put(name, arguments.get(++i));
        }
        if (folders.size() != 1) {
            throw new UsageException("name one checkpoint folder; found " + folders + ".");
        }
        String graph = options.get("graph");
        if (graph == null) {
            throw new UsageException("--graph FOLDER is needed: the probes come from it.");
        }
        Path model = Path.of(folders.getFirst());
        String corpus = options.get("corpus");
        String out = options.get("out");
        return new ProfileOptions(
                model,
                Path.of(graph),
                corpus == null ? null : Path.of(corpus),
                out == null ? model : Path.of(out),
                layers(options.getOrDefault("layers", "")),
                number("tokens", options.getOrDefault("tokens", "0")),
                (int) number("edits", options.getOrDefault("edits", DEFAULT_EDITS)),
                options.getOrDefault("device", "cpu"),
                (int) number("threads", options.getOrDefault("threads", "0")));
    }

    private static List<Integer> layers(String text) {
        List<Integer> layers = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            Matcher range = LAYERS.matcher(part);
            if (!range.matches()) {
                throw new UsageException("--layers is a list such as 0-3 or 1,2,5; found " + text + ".");
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            IntStream.rangeClosed(first, last).forEach(layers::add);
        }
        return layers.stream().sorted().distinct().toList();
    }

    private static long number(String name, String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= Integer.MAX_VALUE) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException("--" + name + " is a whole number; found " + text + ".");
        }
        throw new UsageException("--" + name + " is too large or negative: " + text + ".");
    }

    /** What makes two runs the same, so that one can go on where the other stood. */
    String identity() {
        return String.join(" ", String.valueOf(graph), String.valueOf(corpus), layers + "", tokens + "", edits + "");
    }
}
