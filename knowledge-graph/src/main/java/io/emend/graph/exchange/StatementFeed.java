package io.emend.graph.exchange;

import io.emend.graph.BulkLoad;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.Committed;
import io.emend.graph.statement.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers rows into batches for a {@link BulkLoad}, counts, and tells how it goes. Not thread-safe. */
final class StatementFeed {
    private static final int ENTITY_BATCH = 5_000;
    private static final int BATCH = 5_000;
    private final BulkLoad load;
    private final Consumer<ImportProgress> progress;
    private final long begin = System.nanoTime();
    private final List<EntityRecord> entities = new ArrayList<>();
    private final List<Content> statements = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private long toSkip;
    private long rows;
    private long added;
    private long duplicates;
    private long rejected;

    StatementFeed(BulkLoad load, Consumer<ImportProgress> progress) {
        this.load = load;
        this.progress = progress;
        this.toSkip = load.resumeAt();
    }

    void entity(EntityRecord entity) {
        entities.add(entity);
        if (entities.size() == ENTITY_BATCH) {
            flushEntities();
        }
    }

    void statement(Content content) {
        rows++;
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        statements.add(content);
        if (statements.size() == BATCH) {
            flush();
        }
    }

    void reject(long row, String reason) {
        rows++;
        rejected++;
        if (problems.size() < ImportReport.MAX_PROBLEMS) {
            problems.add(new RowProblem(row, reason));
        }
    }

    ImportReport finish(String job) {
        flush();
        Committed committed = load.finish();
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        return new ImportReport(job, committed.revision(), rows, added, duplicates, rejected, problems, millis);
    }

    private void flush() {
        flushEntities();
        if (!statements.isEmpty()) {
            for (boolean fresh : load.statements(List.copyOf(statements))) {
                added += fresh ? 1 : 0;
                duplicates += fresh ? 0 : 1;
            }
            statements.clear();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        progress.accept(new ImportProgress(rows, added, rejected, rows / seconds));
    }

    private void flushEntities() {
        if (!entities.isEmpty()) {
            load.entities(List.copyOf(entities));
            entities.clear();
        }
    }
}
