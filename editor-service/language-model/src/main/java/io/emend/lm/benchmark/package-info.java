/** Command-line programs that time the engine and watch its memory. Nothing but other benchmarks may depend on them. */
@NullMarked
package io.emend.lm.benchmark;

import org.jspecify.annotations.NullMarked;
