/** A graph of a few facts and a model that knows them by heart, to run the commit protocol without tensors. */
@NullMarked
package io.emend.editor.fake;

import org.jspecify.annotations.NullMarked;
