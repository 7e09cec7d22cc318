package io.emend.controller.api;

import io.emend.access.CurrentCaller;
import io.emend.access.Role;
import io.emend.contract.knowledge.EntityView;
import io.emend.contract.knowledge.Fact;
import io.emend.contract.knowledge.KnowledgeApi;
import io.emend.contract.knowledge.Page;
import io.emend.contract.knowledge.RelationView;
import io.emend.contract.knowledge.RevisionDiff;
import io.emend.contract.knowledge.RevisionView;
import io.emend.contract.knowledge.State;
import io.emend.controller.domain.read.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Reads of the graph. */
@RestController
public final class KnowledgeController implements KnowledgeApi {
    private final Reading reading;
    private final CurrentCaller caller;

    public KnowledgeController(Reading reading, CurrentCaller caller) {
        this.reading = reading;
        this.caller = caller;
    }

    @Override
    public Page<Fact> facts(
            @Nullable String subject,
            @Nullable String relation,
            @Nullable String object,
            @Nullable Long asOf,
            @Nullable String validAt,
            @Nullable String lang,
            @Nullable Integer limit,
            @Nullable String cursor) {
        return reader().facts(new Reading.FactQuery(subject, relation, object, asOf, validAt, lang, limit, cursor));
    }

    @Override
    public Page<Fact> history(String id) {
        return reader().history(id);
    }

    @Override
    public Page<EntityView> entities(String query, @Nullable String lang, @Nullable Integer limit) {
        return reader().entities(query, lang, limit);
    }

    @Override
    public EntityView entity(String id) {
        return reader().entity(id);
    }

    @Override
    public Page<RelationView> relations(@Nullable String lang) {
        return reader().relations(lang);
    }

    @Override
    public Page<RevisionView> revisions(@Nullable Integer limit, @Nullable String cursor) {
        return reader().revisions(limit, cursor);
    }

    @Override
    public RevisionView revision(long n) {
        return reader().revision(n);
    }

    @Override
    public RevisionDiff diff(long a, long b) {
        return reader().diff(a, b);
    }

    @Override
    public State state() {
        return reader().state();
    }

    private Reading reader() {
        caller.get().require(Role.READER);
        return reading;
    }
}
