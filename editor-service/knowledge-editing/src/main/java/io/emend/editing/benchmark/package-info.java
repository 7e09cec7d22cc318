/** How long edits take on checkpoints whose shape is all that matters. */
@NullMarked
package io.emend.editing.benchmark;

import org.jspecify.annotations.NullMarked;
