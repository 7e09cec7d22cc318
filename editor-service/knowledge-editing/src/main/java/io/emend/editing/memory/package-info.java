/** Subject memory: rows of key and δ beside the weights, opened by the whitened key of their subject. */
@NullMarked
package io.emend.editing.memory;

import org.jspecify.annotations.NullMarked;
