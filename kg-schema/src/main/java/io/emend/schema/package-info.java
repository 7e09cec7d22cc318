/**
 * The schema as data: relations with their names, wordings, traits and rules, and the classes they speak of, loaded from
 * Turtle into immutable values. Only {@link io.emend.schema.TurtleSchemaReader} knows Jena; no Spring, no graph access here.
 */
@NullMarked
package io.emend.schema;

import org.jspecify.annotations.NullMarked;
