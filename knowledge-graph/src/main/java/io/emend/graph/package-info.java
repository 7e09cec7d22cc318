/**
 * The graph's ports: reads, the ledger, the entity catalogue, bulk loading. No Neo4j type appears here or in the
 * packages of records beside it ({@code statement}, {@code entity}, {@code ledger}, {@code store}); the adapters are in
 * {@code neo4j} and {@code memory}.
 */
@NullMarked
package io.emend.graph;

import org.jspecify.annotations.NullMarked;
