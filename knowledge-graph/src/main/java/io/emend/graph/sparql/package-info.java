/** Read-only SPARQL over the live graph, answered by Apache Jena from a mirror in memory. */
@NullMarked
package io.emend.graph.sparql;

import org.jspecify.annotations.NullMarked;
