package io.emend.schema.rules;

import io.emend.schema.RelationId;

/** A question to a view of the graph, as it can be told before it is asked. */
public sealed interface Lookup {
    /** As by {@link GraphView#objects}. */
    record Objects(NodeId subject, RelationId relation) implements Lookup {}

    /** As by {@link GraphView#subjects}. */
    record Subjects(RelationId relation, NodeId object) implements Lookup {}

    /** As by {@link GraphView#contains} and {@link GraphView#isStated}. */
    record Stating(Triple fact) implements Lookup {}
}
