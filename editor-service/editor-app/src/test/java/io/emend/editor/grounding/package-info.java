/** Tests of what is answered from the graph. */
@NullMarked
package io.emend.editor.grounding;

import org.jspecify.annotations.NullMarked;
