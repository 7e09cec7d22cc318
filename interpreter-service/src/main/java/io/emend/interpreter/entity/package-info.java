/** Which entities an utterance may name: the directory they come from, the index of their names, and the spans found. */
@NullMarked
package io.emend.interpreter.entity;

import org.jspecify.annotations.NullMarked;
