package io.emend.contract.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A relation of the schema, with what decides how edits to it behave. */
public record RelationView(
        String id,
        String label,
        Map<String, String> labels,
        List<String> aliases,
        boolean functional,
        boolean symmetric,
        @Nullable String inverse,
        List<String> domain,
        List<String> range) {
    public RelationView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        labels = Map.copyOf(labels);
        aliases = List.copyOf(aliases);
        domain = List.copyOf(domain);
        range = List.copyOf(range);
    }
}
