package io.emend.interpreter.parse;

import io.emend.interpreter.entity.KnownEntity;
import io.emend.interpreter.entity.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name in a role.
 *
 * @param entity what it was linked to; null when the graph knows no such name, or it is a literal
 * @param linkScore how sure the link is, 0 to 1
 * @param rivals entities that bear the name and fit as well, the chosen one not among them
 */
record Argument(Span span, @Nullable KnownEntity entity, double linkScore, List<KnownEntity> rivals) {
    Argument {
        rivals = List.copyOf(rivals);
    }

    Argument(Span span, @Nullable KnownEntity entity, double linkScore) {
        this(span, entity, linkScore, List.of());
    }

    boolean isNew() {
        return entity == null && span.kind() != Span.Kind.LITERAL;
    }

    /** The chosen entity as the only link, none if there is none. */
    List<Span.Link> links() {
        return entity == null ? List.of() : List.of(new Span.Link(entity, linkScore));
    }
}
