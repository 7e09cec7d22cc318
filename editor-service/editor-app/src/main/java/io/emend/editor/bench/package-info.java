/** Measures editing on a file of cases, through the same planning, verification and routing that commits take. */
@NullMarked
package io.emend.editor.bench;

import org.jspecify.annotations.NullMarked;
