package io.emend.contract.model;

import io.emend.contract.edit.EditProgress;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The editor, as the controller alone may call it (role SERVICE over HTTP). */
@HttpExchange
public interface EditorApi {
    /**
     * Commits a plan to graph and weights, atomically; one writer at a time.
     *
     * @throws io.emend.contract.problem.Conflicted.StalePlan when the read set changed; retriable after planning again
     * @throws io.emend.contract.problem.Unavailable when Neo4j, the disk or the model cannot serve; nothing has changed
     */
    @PostExchange("/internal/v1/commits")
    CommitResult commit(@RequestBody CommitRequest request);

    /** How far the commit of an edit has come: QUEUED unless it is the one that runs. */
    @GetExchange("/internal/v1/commits/{editId}")
    EditProgress progress(@PathVariable("editId") String editId);

    /** The model's own answer, by greedy generation. */
    @PostExchange("/internal/v1/answers")
    ModelAnswer ask(@RequestBody AskRequest request);
}
