package io.emend.schema.rules;

import io.emend.schema.RelationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A view with facts added and removed on top of another, which stays as it is. Not thread-safe. */
public final class OverlayView implements GraphView {
    private record Slot(NodeId node, RelationId relation) {}

    private final GraphView below;
    private final Map<Slot, Set<NodeId>> addedObjects = new HashMap<>();
    private final Map<Slot, Set<NodeId>> addedSubjects = new HashMap<>();
    private final Map<Triple, Boolean> addedStated = new HashMap<>();
    private final Set<Triple> removed = new HashSet<>();

    public OverlayView(GraphView below) {
        this.below = below;
    }

    /** Adds a fact as stated; one that is only derived below becomes stated. */
    public OverlayView state(Triple fact) {
        return add(fact, true);
    }

    /** Adds a fact as derived; one that is live already stays what it is. */
    public OverlayView derive(Triple fact) {
        return contains(fact) ? this : add(fact, false);
    }

    /** Takes a fact out. */
    public OverlayView remove(Triple fact) {
        removed.add(fact);
        if (addedStated.remove(fact) != null) {
            slot(addedObjects, fact.subject(), fact).remove(fact.object());
            slot(addedSubjects, fact.object(), fact).remove(fact.subject());
        }
        return this;
    }

    @Override
    public Collection<NodeId> objects(NodeId subject, RelationId relation) {
        Set<NodeId> objects = new LinkedHashSet<>(below.objects(subject, relation));
        objects.removeIf(object -> removed.contains(new Triple(subject, relation, object)));
        objects.addAll(addedObjects.getOrDefault(new Slot(subject, relation), Set.of()));
        return objects;
    }

    @Override
    public Collection<NodeId> subjects(RelationId relation, NodeId object) {
        Set<NodeId> subjects = new LinkedHashSet<>(below.subjects(relation, object));
        subjects.removeIf(subject -> removed.contains(new Triple(subject, relation, object)));
        subjects.addAll(addedSubjects.getOrDefault(new Slot(object, relation), Set.of()));
        return subjects;
    }

    @Override
    public void expect(Collection<Lookup> lookups) {
        below.expect(lookups);
    }

    @Override
    public boolean contains(Triple fact) {
        return addedStated.containsKey(fact) || (!removed.contains(fact) && below.contains(fact));
    }

    @Override
    public boolean isStated(Triple fact) {
        Boolean stated = addedStated.get(fact);
        return stated != null ? stated : (!removed.contains(fact) && below.isStated(fact));
    }

    private OverlayView add(Triple fact, boolean stated) {
        addedStated.put(fact, stated);
        slot(addedObjects, fact.subject(), fact).add(fact.object());
        slot(addedSubjects, fact.object(), fact).add(fact.subject());
        return this;
    }

    private static Set<NodeId> slot(Map<Slot, Set<NodeId>> ends, NodeId node, Triple fact) {
        return ends.computeIfAbsent(new Slot(node, fact.relation()), s -> new LinkedHashSet<>());
    }
}
