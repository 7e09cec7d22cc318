/**
 * A persistent Neo4j inside this JVM, reached over Bolt like any other. The only module with Neo4j's own server code,
 * which is GPLv3; everything else in the project talks to it through the driver.
 */
@NullMarked
package io.emend.neo4j;

import org.jspecify.annotations.NullMarked;
