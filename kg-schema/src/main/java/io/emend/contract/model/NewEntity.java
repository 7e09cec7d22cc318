package io.emend.contract.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An entity the commit creates: its id, labels by language tag, and class ids. */
public record NewEntity(String id, Map<String, String> labels, List<String> types) {
    public NewEntity {
        Objects.requireNonNull(id, "id");
        labels = Map.copyOf(labels);
        types = List.copyOf(types);
    }
}
