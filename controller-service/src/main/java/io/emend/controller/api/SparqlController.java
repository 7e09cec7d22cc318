package io.emend.controller.api;

import io.emend.access.CurrentCaller;
import io.emend.access.Role;
import io.emend.contract.problem.Malformed;
import io.emend.controller.sparql.SparqlQueries;
import io.emend.controller.sparql.SparqlQueries.Result;
import io.emend.controller.sparql.SparqlQueries.RowFormat;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** SPARQL 1.1 Protocol, queries only. */
@RestController
public final class SparqlController {
    private final SparqlQueries queries;
    private final CurrentCaller caller;

    public SparqlController(SparqlQueries queries, CurrentCaller caller) {
        this.queries = queries;
        this.caller = caller;
    }

    @GetMapping("/v1/sparql")
    public ResponseEntity<byte[]> get(
            @RequestParam(name = "query", required = false) @Nullable String query,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        return answer(query, accept);
    }

    @PostMapping(path = "/v1/sparql", consumes = "application/sparql-query")
    public ResponseEntity<byte[]> post(
            @RequestBody String query, @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        return answer(query, accept);
    }

    @PostMapping(path = "/v1/sparql", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    public ResponseEntity<byte[]> form(
            @RequestParam(name = "query", required = false) @Nullable String query,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        return answer(query, accept);
    }

    private ResponseEntity<byte[]> answer(@Nullable String query, @Nullable String accept) {
        caller.get().require(Role.READER);
        if (query == null || query.isBlank()) {
            throw new Malformed(
                    "Send the query as the parameter \"query\", or as a body of type application/sparql-query.");
        }
        Result result = queries.answer(query, format(accept));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, result.mediaType() + ";charset=utf-8")
                .body(result.body());
    }

    private static RowFormat format(@Nullable String accept) {
        String wanted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        return Arrays.stream(RowFormat.values())
                .filter(format -> wanted.contains(format.mediaType()))
                .findFirst()
                .orElse(RowFormat.JSON);
    }
}
