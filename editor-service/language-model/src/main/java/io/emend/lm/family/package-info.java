/** One small descriptor per model family: module names, norms, activation, positions. A new family is one new file. */
@NullMarked
package io.emend.lm.family;

import org.jspecify.annotations.NullMarked;
