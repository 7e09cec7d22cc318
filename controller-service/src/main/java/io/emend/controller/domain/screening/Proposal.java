package io.emend.controller.domain.screening;

import io.emend.contract.edit.EditRequest;
import io.emend.contract.knowledge.Source;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.plan.EditPlan;
import io.emend.controller.domain.resolve.Resolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A wanted edit with everything a judgement can rest on. */
public record Proposal(Author author, EditRequest request, Resolved resolved, EditPlan plan) {
    public Proposal {
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(resolved, "resolved");
        Objects.requireNonNull(plan, "plan");
    }

    /** Everything its author wrote: utterance, quote, comment, and the names of new entities. */
    List<String> written() {
        List<String> texts = new ArrayList<>();
        Source source = request.source();
        if (source != null) {
            add(texts, source.utterance());
            add(texts, source.quote());
        }
        add(texts, request.comment());
        texts.addAll(newNames());
        return texts;
    }

    /** Names of new entities, in every language given. */
    List<String> newNames() {
        return resolved.newEntities().stream()
                .flatMap(entity -> entity.labels().values().stream())
                .toList();
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            texts.add(text);
        }
    }
}
