package io.emend.contract.knowledge;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What the controller tells of the graph; read only. */
@HttpExchange
public interface KnowledgeApi {
    /**
     * Facts, newest first. Subject, relation and object are ids or labels; at least one is required.
     *
     * @param asOf revision to read at, newest when null
     * @param validAt ISO instant or date at which the fact must hold, any when null
     */
    @GetExchange("/v1/facts")
    Page<Fact> facts(
            @RequestParam(name = "subject", required = false) @Nullable String subject,
            @RequestParam(name = "relation", required = false) @Nullable String relation,
            @RequestParam(name = "object", required = false) @Nullable String object,
            @RequestParam(name = "asOf", required = false) @Nullable Long asOf,
            @RequestParam(name = "validAt", required = false) @Nullable String validAt,
            @RequestParam(name = "lang", required = false) @Nullable String lang,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor);

    @GetExchange("/v1/facts/{id}/history")
    Page<Fact> history(@PathVariable("id") String id);

    @GetExchange("/v1/entities")
    Page<EntityView> entities(
            @RequestParam("q") String query,
            @RequestParam(name = "lang", required = false) @Nullable String lang,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit);

    @GetExchange("/v1/entities/{id}")
    EntityView entity(@PathVariable("id") String id);

    @GetExchange("/v1/relations")
    Page<RelationView> relations(@RequestParam(name = "lang", required = false) @Nullable String lang);

    @GetExchange("/v1/revisions")
    Page<RevisionView> revisions(
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor);

    @GetExchange("/v1/revisions/{n}")
    RevisionView revision(@PathVariable("n") long n);

    @GetExchange("/v1/revisions/{a}/diff/{b}")
    RevisionDiff diff(@PathVariable("a") long a, @PathVariable("b") long b);

    @GetExchange("/v1/state")
    State state();
}
