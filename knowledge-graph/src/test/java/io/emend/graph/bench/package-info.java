/** Measurements, started by hand; the figures are in docs/benchmarks.md. */
@NullMarked
package io.emend.graph.bench;

import org.jspecify.annotations.NullMarked;
