/**
 * The live set of slots, the files that hold their deltas, and the model that follows from both.
 *
 * <p>The state of the weights is a function of the base model and of the <em>set</em> of live slots alone: whatever the
 * history, equal sets give equal bytes and equal hashes.
 */
@NullMarked
package io.emend.editing.ledger;

import org.jspecify.annotations.NullMarked;
