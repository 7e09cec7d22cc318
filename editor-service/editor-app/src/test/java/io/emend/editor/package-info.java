/** Tests of the editor: on a pretended model for the protocol, on a real one for the promise. */
@NullMarked
package io.emend.editor;

import org.jspecify.annotations.NullMarked;
