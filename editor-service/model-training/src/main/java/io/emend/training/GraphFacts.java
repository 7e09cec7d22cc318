package io.emend.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The facts a model is trained on: those whose subject and relation have exactly one object in the graph, so that
 * "the" answer exists; and the names of everything in them.
 *
 * @param facts sorted by subject, then relation
 * @param objects by relation, every object that any fact of the graph gives it, sorted
 * @param english label by entity id
 * @param chinese label by entity id, where there is one
 * @param aliases further English names by entity id
 */
record GraphFacts(
        List<Fact> facts,
        Map<String, List<String>> objects,
        Map<String, String> english,
        Map<String, String> chinese,
        Map<String, List<String>> aliases) {
    /** A statement by ids. */
    record Fact(String subject, String relation, String object) {}

    /**
     * Reads a folder of tab-separated files with header lines: {@code triples.tsv} (head, relation, tail),
     * {@code labels.en.tsv}, {@code labels.zh.tsv} (id, label) and {@code aliases.en.tsv} (id, alias); each may be gzipped.
     *
     * @throws TrainingException if a file is missing or a line has too few columns
     */
    static GraphFacts read(Path folder) {
        Map<String, String> english = labels(folder, "labels.en.tsv");
        Map<String, String> chinese = labels(folder, "labels.zh.tsv");
        Map<String, List<String>> aliases = new HashMap<>();
        lines(folder, "aliases.en.tsv", 2, row -> {
            if (english.containsKey(row[0])) {
                aliases.computeIfAbsent(row[0], id -> new ArrayList<>()).add(row[1]);
            }
        });
        Map<String, List<Fact>> slots = slots(folder, english);
        return new GraphFacts(singleValued(slots), objects(slots), english, chinese, aliases);
    }

    private static Map<String, List<String>> objects(Map<String, List<Fact>> slots) {
        Map<String, Set<String>> objects = new TreeMap<>();
        slots.values().stream()
                .flatMap(List::stream)
                .forEach(fact -> objects.computeIfAbsent(fact.relation(), relation -> new TreeSet<>())
                        .add(fact.object()));
        Map<String, List<String>> sorted = new TreeMap<>();
        objects.forEach((relation, ids) -> sorted.put(relation, List.copyOf(ids)));
        return sorted;
    }

    private static Map<String, List<Fact>> slots(Path folder, Map<String, String> english) {
        Map<String, List<Fact>> slots = new TreeMap<>();
        lines(folder, "triples.tsv", 3, row -> {
            if (english.containsKey(row[0]) && english.containsKey(row[2])) {
                slots.computeIfAbsent(row[0] + ' ' + row[1], slot -> new ArrayList<>())
                        .add(new Fact(row[0], row[1], row[2]));
            }
        });
        return slots;
    }

    private static List<Fact> singleValued(Map<String, List<Fact>> slots) {
        return slots.values().stream()
                .filter(slot -> slot.size() == 1)
                .map(List::getFirst)
                .sorted(Comparator.comparing(Fact::subject).thenComparing(Fact::relation))
                .toList();
    }

    private static Map<String, String> labels(Path folder, String file) {
        Map<String, String> labels = new HashMap<>();
        lines(folder, file, 2, row -> labels.put(row[0], row[1]));
        return labels;
    }

    private static void lines(Path folder, String name, int columns, Consumer<String[]> row) {
        Path plain = folder.resolve(name);
        Path zipped = folder.resolve(name + ".gz");
        try (InputStream file = Files.exists(plain)
                        ? Files.newInputStream(plain)
                        : new GZIPInputStream(Files.newInputStream(zipped));
                var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            reader.lines().skip(1).map(line -> line.split("\t", -1)).forEach(cells -> {
                if (cells.length < columns) {
                    throw new TrainingException(name + " needs " + columns + " columns; found " + cells.length);
                }
                row.accept(cells);
            });
        } catch (IOException | UncheckedIOException e) {
            throw new TrainingException("The graph folder " + folder + " has no readable " + name + "[.gz].", e);
        }
    }
}
