package io.emend.controller.api;

import io.emend.access.CurrentCaller;
import io.emend.access.Role;
import io.emend.contract.knowledge.Page;
import io.emend.contract.knowledge.Source;
import io.emend.contract.problem.Malformed;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.exchange.ImportJob;
import io.emend.controller.domain.exchange.ImportJobs;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.exchange.Format;
import io.emend.graph.exchange.GraphExporter;
import io.emend.graph.exchange.ImportReport;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.statement.StatementIds;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Whole graphs in and out, as CSV, TSV, Turtle, JSON-LD or N-Triples, streamed. */
@RestController
public final class ExchangeController {
    private final ImportJobs imports;
    private final GraphExporter exporter;
    private final KnowledgeGraph graph;
    private final CurrentCaller caller;
    private final Clock clock;

    public ExchangeController(
            ImportJobs imports, GraphExporter exporter, KnowledgeGraph graph, CurrentCaller caller, Clock clock) {
        this.imports = imports;
        this.exporter = exporter;
        this.graph = graph;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Imports the body as one revision.
     *
     * @param format format of the body; else the content type says
     * @param job name of the import; an interrupted one is resumed under the same name, and the Idempotency-Key will do
     * @param source where the data is from
     */
    @PostMapping("/v1/imports")
    public ResponseEntity<ImportReport> importBody(
            @RequestParam(name = "format", required = false) @Nullable String format,
            @RequestParam(name = "job", required = false) @Nullable String job,
            @RequestParam(name = "source", required = false) @Nullable String source,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            HttpServletRequest request) {
        Author author = Author.of(caller.get().require(Role.ADMIN));
        String name = job != null ? job : idempotencyKey != null ? idempotencyKey : StatementIds.next("i");
        Format given = required(format != null ? format : request.getContentType());
        ImportHeader header = new ImportHeader(
                name, author.name(), clock.instant(), source == null ? null : new Source(source, null, null), null);
        try {
            ImportReport report = imports.run(header, author, given, request.getInputStream());
            return ResponseEntity.created(URI.create("/v1/revisions/" + report.revision()))
                    .body(report);
        } catch (IOException e) {
            throw new UncheckedIOException("The import's input broke off.", e);
        }
    }

    /** The latest imports, newest first, and one that waits to be finished. */
    @GetMapping("/v1/imports")
    public Page<ImportJob> listImports() {
        caller.get().require(Role.ADMIN);
        return new Page<>(imports.latest(), null);
    }

    /** How far an import is, or what it did. */
    @GetMapping("/v1/imports/{job}")
    public ImportJob showImport(@PathVariable("job") String job) {
        caller.get().require(Role.ADMIN);
        return imports.get(job);
    }

    /** Takes back what an unfinished import wrote. */
    @DeleteMapping("/v1/imports/{job}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void discardImport(@PathVariable("job") String job) {
        imports.discard(job, Author.of(caller.get().require(Role.ADMIN)));
    }

    /**
     * The live graph.
     *
     * @param format format to write; else the Accept header says; Turtle when neither does
     */
    @GetMapping("/v1/exports")
    public ResponseEntity<StreamingResponseBody> export(
            @RequestParam(name = "format", required = false) @Nullable String format,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        caller.get().require(Role.READER);
        Format wanted = format != null ? required(format) : accepted(accept).orElse(Format.TURTLE);
        long revision = graph.state().revision();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, wanted.mediaType() + ";charset=utf-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"emend-r%d.%s\"".formatted(revision, wanted.extension()))
                .eTag(Versions.etag(revision))
                .body(output -> exporter.export(wanted, output));
    }

    private static Optional<Format> accepted(@Nullable String accept) {
        return accept == null
                ? Optional.empty()
                : Arrays.stream(accept.split(","))
                        .map(Format::of)
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Format required(@Nullable String format) {
        return Optional.ofNullable(format)
                .flatMap(Format::of)
                .orElseThrow(() -> new Malformed.MediaType(
                        "Expected one of the formats %s, as content type or as the parameter \"format\"; found %s."
                                .formatted(
                                        Arrays.stream(Format.values())
                                                .map(Format::mediaType)
                                                .collect(Collectors.joining(", ")),
                                        format),
                        Map.of()));
    }
}
