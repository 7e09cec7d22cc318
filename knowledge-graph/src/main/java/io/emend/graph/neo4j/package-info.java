/**
 * The ports over Neo4j, through its driver. All Cypher of the project is in this package's {@code *Cypher} classes: constant
 * text, values as parameters only, each profiled by a test. Layout:
 *
 * <pre>
 * (:Entity {id, name, …})-[:P19 {id}]->(:Entity | :Literal)      live facts
 * (:Statement {id, subject, relation, object, sequence, …})       every fact there has been
 * (:Name {key, text, lang, alias})-[:NAMES]->(:Entity)            labels and aliases
 * (:Revision {number, …}), (:SlotVersion {subject, from, to, …})  the ledger, and delta files in force
 * (:Ledger {id, revision, sequence, liveSet, …})                  its head, and the lock of every commit
 * </pre>
 */
@NullMarked
package io.emend.graph.neo4j;

import org.jspecify.annotations.NullMarked;
