/**
 * Slots: which edited facts of a subject belong into the weights, and how they are put to the editing methods. Pure
 * decisions over the graph's records; no Spring, no tensors.
 */
@NullMarked
package io.emend.editor.slot;

import org.jspecify.annotations.NullMarked;
