package io.emend.schema.shapes;

import io.emend.schema.ClassId;
import io.emend.schema.rules.NodeId;
import io.emend.schema.rules.Triple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A few facts and what is known of the classes of their ends.
 *
 * @param facts at least the fact that is to be checked and those of its slot
 * @param classes classes of entities, superclasses left out or not; entities without an entry are of unknown class
 */
public record Neighbourhood(List<Triple> facts, Map<NodeId, Set<ClassId>> classes) {
    public Neighbourhood {
        facts = List.copyOf(facts);
        classes = classes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    /** Facts between entities of unknown class. */
    public static Neighbourhood of(Collection<Triple> facts) {
        return new Neighbourhood(List.copyOf(facts), Map.of());
    }
}
