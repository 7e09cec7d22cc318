/** The port behind which an utterance is understood, and its engines. */
@NullMarked
package io.emend.interpreter.engine;

import org.jspecify.annotations.NullMarked;
