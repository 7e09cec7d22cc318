/** Measurements of the knowledge graph, started by {@code ./emend measure}; the figures are in docs/benchmarks.md. */
@NullMarked
package io.emend.standalone.bench;

import org.jspecify.annotations.NullMarked;
