/** What the API needs of a hosted model: text in, text out, from one immutable snapshot. No Spring, no tensors. */
@NullMarked
package io.emend.editor.generation;

import org.jspecify.annotations.NullMarked;
