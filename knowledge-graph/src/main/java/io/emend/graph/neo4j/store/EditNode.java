package io.emend.graph.neo4j.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/**
 * An edit's document as a node.
 *
 * @param version counted by Spring Data from 0
 * @param sequence its place among all edits
 * @param createdAt ISO instant with nanoseconds, so that it sorts as text
 * @param json the edit as clients see it
 * @param internal what the controller keeps for itself
 */
@Node("EditDocument")
record EditNode(
        @Id String id,
        @Version @Nullable Long version,
        long sequence,
        String status,
        String author,
        String createdAt,
        List<String> subjects,
        List<String> slots,
        String json,
        String internal) {}
