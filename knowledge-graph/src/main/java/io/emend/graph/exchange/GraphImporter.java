package io.emend.graph.exchange;

import io.emend.contract.problem.Malformed;
import io.emend.graph.BulkLoad;
import io.emend.graph.EntityCatalog;
import io.emend.graph.Ledger;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.ledger.UnfinishedImport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Imports a stream as one revision. Rows that cannot be taken are reported and left out; the rest goes in. Nothing is seen of
 * it before the end. Thread-safe; the ledger lets one import run at a time.
 */
public final class GraphImporter {
    private final Ledger ledger;
    private final EntityCatalog catalog;
    private final RelationNames relations;

    public GraphImporter(Ledger ledger, EntityCatalog catalog, RelationNames relations) {
        this.ledger = ledger;
        this.catalog = catalog;
        this.relations = relations;
    }

    /**
     * Runs an import to its end. When it stops with an exception, what it wrote waits: the same job with the same input goes
     * on from there, and {@link #discard} takes it back.
     *
     * @param input the data, UTF-8; the caller closes it
     * @param progress told after every few thousand rows
     * @throws Malformed if the input as a whole is not of the format
     * @throws io.emend.contract.problem.Unavailable if another import is running or the database cannot serve
     */
    public ImportReport run(ImportHeader header, Format format, InputStream input, Consumer<ImportProgress> progress) {
        try (BulkLoad load = ledger.beginImport(header)) {
            try {
                StatementFeed feed = new StatementFeed(load, progress);
                EntityNaming naming = new EntityNaming(catalog, feed::entity);
                switch (format) {
                    case CSV, TSV -> new RowImport(relations, naming, feed).read(rows(format, input));
                    case N_TRIPLES, TURTLE, JSON_LD -> new RdfImport(relations, naming, feed).read(format, input);
                }
                return feed.finish(header.job());
            } catch (Malformed e) {
                load.discard();
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException("The import's input broke off; begin it again to go on.", e);
            }
        }
    }

    /** Takes back what an unfinished import wrote; without one, nothing happens. */
    public void discard(ImportHeader header) {
        try (BulkLoad load = ledger.beginImport(header)) {
            load.discard();
        }
    }

    /** The import that is running or waits to be resumed or discarded, in whatever process. */
    public Optional<UnfinishedImport> unfinished() {
        return ledger.unfinishedImport();
    }

    private static RowReader rows(Format format, InputStream input) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        return new RowReader(reader, format == Format.CSV ? ',' : '\t');
    }
}
