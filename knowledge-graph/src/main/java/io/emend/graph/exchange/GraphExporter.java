package io.emend.graph.exchange;

import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes every live fact, streamed: memory stays flat whatever the size. Thread-safe. */
public final class GraphExporter {
    private final KnowledgeGraph graph;
    private final EntityCatalog catalog;

    public GraphExporter(KnowledgeGraph graph, EntityCatalog catalog) {
        this.graph = graph;
        this.catalog = catalog;
    }

    /**
     * Exports the graph as it is at the newest revision. RDF holds the entities' names and classes too, but no valid time;
     * CSV and TSV hold facts with their valid time.
     *
     * @param output where to; flushed, not closed
     * @throws UncheckedIOException if the output fails
     */
    public void export(Format format, OutputStream output) {
        OutputStream buffered = new BufferedOutputStream(output);
        try {
            switch (format) {
                case CSV -> new RowExport(buffered, ',').write(graph);
                case TSV -> new RowExport(buffered, '\t').write(graph);
                case N_TRIPLES, TURTLE -> RdfExport.stream(format, buffered, graph, catalog);
                case JSON_LD -> new JsonLdExport(buffered).write(graph, catalog);
            }
            buffered.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The export's output failed.", e);
        }
    }
}
