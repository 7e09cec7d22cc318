/**
 * Relation libraries in the form of OneEdit's {@code relationship_library.json}, turned into Turtle of the schema's terms; what
 * is wrong in one is put right where that can be told from the library itself, and listed. Writes nothing.
 */
@NullMarked
package io.emend.schema.library;

import org.jspecify.annotations.NullMarked;
