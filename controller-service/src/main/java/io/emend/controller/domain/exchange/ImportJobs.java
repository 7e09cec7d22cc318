package io.emend.controller.domain.exchange;

import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.Missing;
import io.emend.contract.problem.Unavailable;
import io.emend.controller.domain.change.ChangeLog;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.edit.Author;
import io.emend.graph.exchange.Format;
import io.emend.graph.exchange.GraphImporter;
import io.emend.graph.exchange.ImportProgress;
import io.emend.graph.exchange.ImportReport;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.ledger.UnfinishedImport;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs imports and remembers how the latest stand; the ledger knows of one that stopped. Thread-safe. */
public final class ImportJobs {
    private static final Logger log = LoggerFactory.getLogger(ImportJobs.class);
    private static final int REMEMBERED = 20;

    private final GraphImporter importer;
    private final AuditTrail audit;
    private final ChangeLog changes;
    private final Clock clock;
    /** By name, oldest first; guarded by itself. */
    private final Map<String, ImportJob> latest = new LinkedHashMap<>();

    public ImportJobs(GraphImporter importer, AuditTrail audit, ChangeLog changes, Clock clock) {
        this.importer = importer;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Runs an import to its end, going on where an unfinished one of the same name stopped.
     *
     * @param input the data; the caller closes it
     * @throws io.emend.contract.problem.Malformed if the input as a whole is not of the format
     * @throws Unavailable if another import is running or the database cannot serve
     */
    public ImportReport run(ImportHeader header, Author author, Format format, InputStream input) {
        String name = header.job();
        if (isRunning(name)) {
            throw running(name);
        }
        remember(at(header, ImportJob.Status.RUNNING, new ImportProgress(0, 0, 0, 0), null, null));
        try {
            ImportReport report = importer.run(header, format, input, progress -> {
                log.info(
                        "import {}: {} rows, {} added, {} rejected",
                        name,
                        progress.rows(),
                        progress.added(),
                        progress.rejected());
                remember(at(header, ImportJob.Status.RUNNING, progress, null, null));
            });
            ImportProgress whole = new ImportProgress(
                    report.rows(), report.added(), report.rejected(), report.rows() / seconds(report.millis()));
            remember(at(header, ImportJob.Status.FINISHED, whole, report, null));
            audit.succeeded(
                    author,
                    "import",
                    name,
                    Map.of("revision", String.valueOf(report.revision()), "added", String.valueOf(report.added())));
            changes.announce();
            return report;
        } catch (KnowledgeProblem e) {
            stopped(header, e.detail());
            audit.failed(author, "import", name, e);
            throw e;
        } catch (RuntimeException e) {
            stopped(header, "The import broke off; the log has the reason.");
            throw e;
        }
    }

    /** What stopped may wait in the ledger or have been taken back. */
    private void stopped(ImportHeader header, String problem) {
        ImportJob before = find(header.job()).orElseThrow();
        ImportProgress progress =
                new ImportProgress(before.rows(), before.added(), before.rejected(), before.perSecond());
        remember(at(header, ImportJob.Status.FAILED, progress, null, problem));
    }

    /** The latest imports, newest first, the one that waits to be finished among them. */
    public List<ImportJob> latest() {
        List<ImportJob> jobs = new ArrayList<>();
        Optional<UnfinishedImport> waiting = importer.unfinished();
        waiting.filter(job -> find(job.job()).isEmpty())
                .map(ImportJobs::waiting)
                .ifPresent(jobs::add);
        synchronized (latest) {
            List.copyOf(latest.values()).reversed().forEach(job -> jobs.add(asItStands(job, waiting)));
        }
        return List.copyOf(jobs);
    }

    /** @throws Missing if no import of that name is remembered or waits to be finished */
    public ImportJob get(String name) {
        Optional<UnfinishedImport> waiting = importer.unfinished();
        return find(name)
                .map(job -> asItStands(job, waiting))
                .or(() -> waiting.filter(job -> job.job().equals(name)).map(ImportJobs::waiting))
                .orElseThrow(() -> new Missing("There is no import \"%s\".".formatted(name), Map.of("job", name)));
    }

    /**
     * Takes back what an unfinished import wrote, so that edits go on.
     *
     * @throws Missing if no import of that name waits to be finished
     * @throws Unavailable if it is running in this process
     */
    public void discard(String name, Author author) {
        if (isRunning(name)) {
            throw running(name);
        }
        if (importer.unfinished().filter(job -> job.job().equals(name)).isEmpty()) {
            throw new Missing("No import \"%s\" waits to be finished.".formatted(name), Map.of("job", name));
        }
        importer.discard(new ImportHeader(name, author.name(), clock.instant(), null, null));
        synchronized (latest) {
            latest.remove(name);
        }
        audit.succeeded(author, "import.discard", name, Map.of());
    }

    private static ImportJob asItStands(ImportJob job, Optional<UnfinishedImport> waiting) {
        boolean unfinished = job.status() == ImportJob.Status.FAILED
                && waiting.filter(known -> known.job().equals(job.job())).isPresent();
        return unfinished
                ? new ImportJob(
                        job.job(),
                        ImportJob.Status.UNFINISHED,
                        job.author(),
                        job.startedAt(),
                        job.rows(),
                        job.added(),
                        job.rejected(),
                        job.perSecond(),
                        null,
                        job.problem())
                : job;
    }

    private static ImportJob waiting(UnfinishedImport job) {
        return new ImportJob(
                job.job(), ImportJob.Status.UNFINISHED, null, null, job.offered(), job.added(), 0, 0, null, null);
    }

    private static ImportJob at(
            ImportHeader header,
            ImportJob.Status status,
            ImportProgress progress,
            @Nullable ImportReport report,
            @Nullable String problem) {
        return new ImportJob(
                header.job(),
                status,
                header.author(),
                header.createdAt(),
                progress.rows(),
                progress.added(),
                progress.rejected(),
                progress.perSecond(),
                report,
                problem);
    }

    private boolean isRunning(String name) {
        return find(name)
                .filter(job -> job.status() == ImportJob.Status.RUNNING)
                .isPresent();
    }

    private Optional<ImportJob> find(String name) {
        synchronized (latest) {
            return Optional.ofNullable(latest.get(name));
        }
    }

    private void remember(ImportJob job) {
        synchronized (latest) {
            latest.put(job.job(), job);
            if (latest.size() > REMEMBERED) {
                latest.remove(latest.keySet().iterator().next());
            }
        }
    }

    private static Unavailable running(String name) {
        return new Unavailable("The import \"%s\" is running; wait until it is over.".formatted(name));
    }

    private static double seconds(long millis) {
        return Math.max(1, millis) / 1e3;
    }
}
