/**
 * What follows from a change of a few facts: inverse, symmetric and transitive relations and chains, computed from the
 * facts around the change and never for the whole graph. Reads a graph through {@link io.emend.schema.rules.GraphView};
 * writes nothing.
 */
@NullMarked
package io.emend.schema.rules;

import org.jspecify.annotations.NullMarked;
