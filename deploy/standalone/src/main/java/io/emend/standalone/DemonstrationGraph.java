package io.emend.standalone;

import io.emend.graph.BulkLoad;
import io.emend.graph.GraphPorts;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.statement.Content;
import io.emend.standalone.console.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the bundled graph into an empty ledger; an import that was interrupted goes on where it stopped. */
public final class DemonstrationGraph {
    private static final Logger log = LoggerFactory.getLogger(DemonstrationGraph.class);
    private static final String JOB = "codex-s";
    /** Where the data set is from; no statement of it cites a source of its own, so none is given to them. */
    private static final String COMMENT = "CodEx-S, https://github.com/tsafavi/codex";

    private static final int BATCH = 2_000;

    private final KnowledgeGraph graph;
    private final Ledger ledger;
    private final Progress progress;

    DemonstrationGraph(KnowledgeGraph graph, Ledger ledger, Progress progress) {
        this.graph = graph;
        this.ledger = ledger;
        this.progress = progress;
    }

    /** Imports the graph into a database of one's own, unless its ledger has revisions already. */
    public static void loadInto(GraphPorts graph) {
        try (Progress silent = Progress.silent()) {
            new DemonstrationGraph(graph.knowledge(), graph.ledger(), silent).loadIfEmpty();
        }
    }

    /** Imports the graph unless the ledger has revisions already. */
    void loadIfEmpty() {
        if (graph.state().revision() > 0) {
            return;
        }
        progress.begin("Loading the demonstration graph"); // what was made for this bean has ended the step
        try (BulkLoad load = ledger.beginImport(new ImportHeader(JOB, "demonstration", Instant.now(), null, COMMENT))) {
            load.entities(entities());
            List<String[]> triples = CodexFiles.rows("triples.tsv.gz");
            for (int at = (int) load.resumeAt(); at < triples.size(); at += BATCH) {
                List<Content> batch = triples.subList(at, Math.min(at + BATCH, triples.size())).stream()
                        .map(row -> new Content(row[0], row[1], row[2], null, null))
                        .toList();
                load.statements(batch);
                progress.note("%,d of %,d facts".formatted(at + batch.size(), triples.size()));
            }
            log.info(
                    "Imported {} facts as revision {}",
                    triples.size(),
                    load.finish().revision());
        }
    }

    private static List<EntityRecord> entities() {
        Map<String, List<String>> aliases = grouped("aliases.en.tsv.gz");
        Map<String, List<String>> types = grouped("entity_types.tsv.gz");
        Map<String, String[]> chinese = new HashMap<>();
        CodexFiles.rows("labels.zh.tsv.gz").forEach(row -> chinese.put(row[0], row));
        List<EntityRecord> entities = new ArrayList<>();
        for (String[] row : CodexFiles.rows("labels.en.tsv.gz")) {
            Map<String, String> labels = new LinkedHashMap<>(Map.of("en", row[1]));
            Map<String, String> descriptions = new LinkedHashMap<>();
            put(descriptions, "en", row[2]);
            String[] translated = chinese.get(row[0]);
            if (translated != null) {
                put(labels, "zh", translated[1]);
                put(descriptions, "zh", translated.length > 2 ? translated[2] : "");
            }
            Map<String, List<String>> names =
                    aliases.containsKey(row[0]) ? Map.of("en", aliases.get(row[0])) : Map.of();
            entities.add(new EntityRecord(row[0], labels, descriptions, names, types.getOrDefault(row[0], List.of())));
        }
        return entities;
    }

    private static void put(Map<String, String> texts, String language, String text) {
        if (!text.isBlank()) {
            texts.put(language, text);
        }
    }

    private static Map<String, List<String>> grouped(String file) {
        Map<String, List<String>> groups = new HashMap<>();
        CodexFiles.rows(file)
                .forEach(row ->
                        groups.computeIfAbsent(row[0], id -> new ArrayList<>()).add(row[1]));
        return groups;
    }
}
