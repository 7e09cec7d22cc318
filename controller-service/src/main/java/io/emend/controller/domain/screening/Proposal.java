package io.emend.controller.domain.screening;

import io.emend.contract.edit.EditRequest;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.plan.EditPlan;
import io.emend.controller.domain.resolve.Resolved;
import java.util.Objects;

/** A wanted edit with everything a judgement can rest on. */
public record Proposal(Author author, EditRequest request, Resolved resolved, EditPlan plan) {
    public Proposal {
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(resolved, "resolved");
        Objects.requireNonNull(plan, "plan");
    }
}
