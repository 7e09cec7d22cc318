/**
 * From tokens and names to what an utterance says: sentences, speech acts, roles of names, statements and questions.
 * Deterministic; no Spring and no network here.
 */
@NullMarked
package io.emend.interpreter.parse;

import org.jspecify.annotations.NullMarked;
