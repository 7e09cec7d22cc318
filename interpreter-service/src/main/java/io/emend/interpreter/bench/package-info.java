/** Measures the interpreter on labelled utterances; a command-line tool, not part of the service. */
@NullMarked
package io.emend.interpreter.bench;

import org.jspecify.annotations.NullMarked;
