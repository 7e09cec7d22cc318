/** What understanding needs, read from the schema and the graph. */
@NullMarked
package io.emend.interpreter.adapter;

import org.jspecify.annotations.NullMarked;
