/**
 * All three services and an embedded Neo4j in one JVM on one port, and the show that demonstrates them. Command-line
 * code: what people read goes to the console, what operators read to the log in the data folder.
 */
@NullMarked
package io.emend.standalone;

import org.jspecify.annotations.NullMarked;
