/**
 * Trains the demonstration model: corpus from the graph and the lexicon, a Llama-type decoder, Muon and AdamW, evaluation.
 *
 * <p>Dimensions: B rows, T tokens, D model, H heads, K head size, F hidden, V vocabulary.
 */
@NullMarked
package io.emend.training;

import org.jspecify.annotations.NullMarked;
