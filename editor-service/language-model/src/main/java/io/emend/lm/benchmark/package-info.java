/** A command-line program that times the engine. Nothing else may depend on it. */
@NullMarked
package io.emend.lm.benchmark;

import org.jspecify.annotations.NullMarked;
