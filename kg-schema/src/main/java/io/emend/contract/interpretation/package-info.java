/** Utterances and what the interpreter understood of them. */
@NullMarked
package io.emend.contract.interpretation;

import org.jspecify.annotations.NullMarked;
