/** Characters to clean tokens: Unicode clean-up with a map back to the text as sent, tokens, lemmas, language. No knowledge of relations. */
@NullMarked
package io.emend.interpreter.text;

import org.jspecify.annotations.NullMarked;
