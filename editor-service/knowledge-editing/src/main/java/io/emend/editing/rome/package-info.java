/** ROME: one rank-one write per row, rows independent of each other. */
@NullMarked
package io.emend.editing.rome;

import org.jspecify.annotations.NullMarked;
