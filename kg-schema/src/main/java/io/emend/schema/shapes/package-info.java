/**
 * Checks of facts against the schema: classes of their ends, and SHACL shapes of their neighbourhood. Only
 * {@link io.emend.schema.shapes.ShapeValidator} knows Jena.
 */
@NullMarked
package io.emend.schema.shapes;

import org.jspecify.annotations.NullMarked;
