/** Grounding: where the weights do not hold what an edit changed, the graph's value is said instead, and so marked. */
@NullMarked
package io.emend.editor.grounding;

import org.jspecify.annotations.NullMarked;
