package io.emend.editor.profiling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * A graph's facts by labels, English unless said otherwise.
 *
 * @param facts every labelled fact, in the order of the file
 * @param chinese every fact with Chinese labels, in the order of the file
 * @param single the facts that are the only ones of their subject and relation, by subject, sorted
 */
record ProbeGraph(List<Fact> facts, List<Fact> chinese, Map<String, List<Fact>> single) {
    /** One fact; the relation by its id, both ends by their labels. */
    record Fact(String subject, String relation, String object) {}

    private static final String ENGLISH = "labels.en.tsv";
    private static final String CHINESE = "labels.zh.tsv";
    private static final int COLUMNS = 3;

    /**
     * Reads {@code triples.tsv}, {@code labels.en.tsv} and, if it is there, {@code labels.zh.tsv}, gzipped or not, each with
     * a header line.
     *
     * @throws ProfilingException if one is missing or malformed, or no fact has labels
     */
    static ProbeGraph read(Path folder) {
        Map<String, String> labels = labels(folder, ENGLISH);
        Map<String, String> chineseLabels = isIn(folder, CHINESE) ? labels(folder, CHINESE) : Map.of();
        List<Fact> facts = new ArrayList<>();
        List<Fact> chinese = new ArrayList<>();
        Map<String, List<Fact>> slots = new TreeMap<>();
        for (String[] row : rows(folder, "triples.tsv", COLUMNS)) {
            fact(row, chineseLabels).ifPresent(chinese::add);
            fact(row, labels).ifPresent(fact -> {
                facts.add(fact);
                slots.computeIfAbsent(row[0] + ' ' + row[1], slot -> new ArrayList<>())
                        .add(fact);
            });
        }
        if (facts.isEmpty()) {
            throw new ProfilingException("The graph in " + folder + " has no fact whose ends have English labels.");
        }
        Map<String, List<Fact>> single = new TreeMap<>();
        slots.values().stream()
                .filter(slot -> slot.size() == 1)
                .map(List::getFirst)
                .forEach(fact -> single.computeIfAbsent(fact.subject(), subject -> new ArrayList<>())
                        .add(fact));
        return new ProbeGraph(facts, chinese, single);
    }

    private static Optional<Fact> fact(String[] row, Map<String, String> labels) {
        String subject = labels.get(row[0]);
        String object = labels.get(row[2]);
        return subject == null || object == null ? Optional.empty() : Optional.of(new Fact(subject, row[1], object));
    }

    private static Map<String, String> labels(Path folder, String name) {
        Map<String, String> labels = new HashMap<>();
        rows(folder, name, 2).forEach(row -> labels.put(row[0], row[1]));
        return labels;
    }

    private static boolean isIn(Path folder, String name) {
        return Files.exists(folder.resolve(name)) || Files.exists(folder.resolve(name + ".gz"));
    }

    /** The single-valued facts of a subject. */
    List<Fact> of(String subject) {
        return Objects.requireNonNullElse(single.get(subject), List.of());
    }

    private static List<String[]> rows(Path folder, String name, int columns) {
        Path plain = folder.resolve(name);
        Path zipped = folder.resolve(name + ".gz");
        try (InputStream file = Files.exists(plain)
                        ? Files.newInputStream(plain)
                        : new GZIPInputStream(Files.newInputStream(zipped));
                var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<String[]> rows =
                    reader.lines().skip(1).map(line -> line.split("\t", -1)).toList();
            if (rows.stream().anyMatch(row -> row.length < columns)) {
                throw new ProfilingException(
                        folder.resolve(name) + " needs " + columns + " columns, separated by tabs, in every line.");
            }
            return rows;
        } catch (IOException | UncheckedIOException e) {
            throw new ProfilingException("The graph folder " + folder + " has no readable " + name + "[.gz].", e);
        }
    }
}
