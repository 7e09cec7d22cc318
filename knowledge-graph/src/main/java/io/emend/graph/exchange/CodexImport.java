package io.emend.graph.exchange;

import io.emend.contract.problem.Unavailable;
import io.emend.graph.BulkLoad;
import io.emend.graph.Ledger;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.statement.Content;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Loads a graph in the layout of CodEx (Safavi and Koutra 2020): tab-separated files with a header line,
 * {@code triples.tsv} (head, relation, tail), {@code labels.en.tsv} and {@code labels.zh.tsv} (id, label, description),
 * {@code aliases.en.tsv} (id, alias), {@code entity_types.tsv} (id, type id). All but the triples may be missing.
 */
public final class CodexImport {
    private static final List<String> LANGUAGES = List.of("en", "zh");
    private final Ledger ledger;
    private final DataSource files;

    public CodexImport(Ledger ledger, DataSource files) {
        this.ledger = ledger;
        this.files = files;
    }

    /**
     * Imports everything as one revision, going on where an interrupted import of the same job stopped.
     *
     * @throws UncheckedIOException if a file cannot be read
     */
    public ImportReport run(ImportHeader header, Consumer<ImportProgress> progress) {
        try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            // while the database makes itself ready
            Future<Parts> reading = reader.submit(this::read);
            try (BulkLoad load = ledger.beginImport(header)) {
                StatementFeed feed = new StatementFeed(load, progress);
                Parts parts = reading.get();
                parts.entities().forEach(feed::entity);
                statements(parts.triples(), feed);
                return feed.finish(header.job());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("Reading the graph's files failed.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The import was interrupted; begin it again to go on.");
        }
    }

    private record Parts(List<String[]> triples, List<EntityRecord> entities) {}

    private Parts read() {
        try {
            List<String[]> triples = rows("triples.tsv");
            return new Parts(triples, entities(triples));
        } catch (IOException e) {
            throw new UncheckedIOException("The graph's files cannot be read: " + e.getMessage(), e);
        }
    }

    private static void statements(List<String[]> triples, StatementFeed feed) {
        for (int i = 0; i < triples.size(); i++) {
            String[] row = triples.get(i);
            if (row.length < 3) {
                feed.reject(i + 2L, "expected head, relation and tail; found " + row.length + " columns");
            } else {
                feed.statement(new Content(row[0], row[1], row[2], null, null));
            }
        }
    }

    private List<EntityRecord> entities(List<String[]> triples) throws IOException {
        Map<String, Map<String, String>> labels = new HashMap<>();
        Map<String, Map<String, String>> descriptions = new HashMap<>();
        for (String lang : LANGUAGES) {
            for (String[] row : optionalRows("labels." + lang + ".tsv")) {
                put(labels, row, lang, 1);
                put(descriptions, row, lang, 2);
            }
        }
        Map<String, List<String>> aliases = lists("aliases.en.tsv");
        Map<String, List<String>> types = lists("entity_types.tsv");
        Map<String, EntityRecord> entities = new LinkedHashMap<>();
        for (String[] row : triples) {
            for (int column = 0; column < row.length && column < 3; column += 2) {
                entities.computeIfAbsent(
                        row[column],
                        id -> new EntityRecord(
                                id,
                                labels.getOrDefault(id, Map.of()),
                                descriptions.getOrDefault(id, Map.of()),
                                aliases.containsKey(id) ? Map.of("en", aliases.get(id)) : Map.of(),
                                types.getOrDefault(id, List.of())));
            }
        }
        return List.copyOf(entities.values());
    }

    private static void put(Map<String, Map<String, String>> byId, String[] row, String lang, int column) {
        if (row.length > column && !row[column].isBlank()) {
            byId.computeIfAbsent(row[0], id -> new HashMap<>()).put(lang, row[column]);
        }
    }

    private Map<String, List<String>> lists(String name) throws IOException {
        Map<String, List<String>> byId = new HashMap<>();
        for (String[] row : optionalRows(name)) {
            if (row.length > 1 && !row[1].isBlank()) {
                byId.computeIfAbsent(row[0], id -> new ArrayList<>()).add(row[1]);
            }
        }
        return byId;
    }

    private List<String[]> optionalRows(String name) throws IOException {
        try {
            return rows(name);
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    private List<String[]> rows(String name) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(files.open(name), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split("\t", -1)).toList();
        }
    }
}
