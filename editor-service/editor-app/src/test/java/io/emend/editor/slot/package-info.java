/** Tests of what is put to the model. */
@NullMarked
package io.emend.editor.slot;

import org.jspecify.annotations.NullMarked;
