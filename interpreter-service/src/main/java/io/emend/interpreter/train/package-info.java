/** Trains the wordings of the standard lexicon when Emend is built; not part of the service. */
@NullMarked
package io.emend.interpreter.train;

import org.jspecify.annotations.NullMarked;
