/** The stores beside the facts, through Spring Data Neo4j: edits, idempotency records, API keys, the audit log. */
@NullMarked
package io.emend.graph.neo4j.store;

import org.jspecify.annotations.NullMarked;
