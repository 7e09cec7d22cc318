/** The promise on a real model: edits change tensors, and taking them back gives the same bytes. */
@NullMarked
package io.emend.editor.weights;

import org.jspecify.annotations.NullMarked;
