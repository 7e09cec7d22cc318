/** Rank-one writes into a down-projection, which several methods share. */
@NullMarked
package io.emend.editing.write;

import org.jspecify.annotations.NullMarked;
