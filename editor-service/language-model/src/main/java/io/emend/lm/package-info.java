/**
 * Transformers from ordinary Hugging Face folders: loading, generation, taps, gradients and write-back.
 *
 * <p>{@link io.emend.lm.LanguageModel} is the entry point. Letters used for sizes everywhere below: B batch (rows),
 * T positions, D model width, H heads, K head size, F MLP width, V vocabulary, N selected items, G groups. A tensor's
 * or matrix's name ends in its dimensions. Nothing here knows what an edit means; that is the caller's business.
 */
@NullMarked
package io.emend.lm;

import org.jspecify.annotations.NullMarked;
