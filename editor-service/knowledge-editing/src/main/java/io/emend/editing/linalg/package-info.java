/**
 * Dense linear algebra in float64, written so that the same input gives the same bits on every machine and for any
 * number of threads: each output number is one fixed sequence of operations, and threads only share out rows.
 *
 * <p>No tensors of the engine live here, no randomness, no clock. Dimensions: N rows of the live set, D model width,
 * F hidden width of an MLP.
 */
@NullMarked
package io.emend.editing.linalg;

import org.jspecify.annotations.NullMarked;
