/**
 * What the commit protocol needs of the editing methods: plan, assemble, verify, store. The port speaks editing's own
 * values; the adapter to tensors is {@link io.emend.editor.weights.TransformerWeights}.
 */
@NullMarked
package io.emend.editor.weights;

import org.jspecify.annotations.NullMarked;
