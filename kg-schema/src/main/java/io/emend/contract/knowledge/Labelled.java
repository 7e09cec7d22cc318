package io.emend.contract.knowledge;

import java.util.Objects;

/**
 * An entity or relation as answers name it.
 *
 * @param id the graph's identifier, such as {@code Q7186} or {@code P19}
 * @param label its preferred name in the request's language, or the id when it has none
 */
public record Labelled(String id, String label) {
    public Labelled {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
    }
}
