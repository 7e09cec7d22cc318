/** The engine that lets a language model read utterances, over any endpoint that speaks OpenAI's chat completions. */
@NullMarked
package io.emend.interpreter.llm;

import org.jspecify.annotations.NullMarked;
