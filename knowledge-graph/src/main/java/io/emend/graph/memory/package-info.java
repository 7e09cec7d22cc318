/** The ports over plain collections: for tests of other modules. They pass the same contract tests as Neo4j's. */
@NullMarked
package io.emend.graph.memory;

import org.jspecify.annotations.NullMarked;
