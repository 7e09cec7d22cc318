package io.emend.schema.rules;

import io.emend.schema.RelationId;
import java.util.Collection;

/** The live facts rules look at, as they are kept (inverse names never occur). Answers may come in any order. */
public interface GraphView {
    /** Objects of the live facts with this subject and relation. */
    Collection<NodeId> objects(NodeId subject, RelationId relation);

    /** Subjects of the live facts with this relation and object. */
    Collection<NodeId> subjects(RelationId relation, NodeId object);

    /**
     * Hears what is about to be asked, so that a view on a graph that is far away can fetch it at once. Nothing has to come of
     * it, and what was not told ahead is answered as well.
     */
    default void expect(Collection<Lookup> lookups) {}

    /**
     * Tells whether a live fact was stated or imported, rather than only derived by a rule. A view that keeps no derived
     * facts need not override this.
     */
    default boolean isStated(Triple fact) {
        return contains(fact);
    }

    /** Tells whether the fact is live. */
    default boolean contains(Triple fact) {
        return objects(fact.subject(), fact.relation()).contains(fact.object());
    }
}
