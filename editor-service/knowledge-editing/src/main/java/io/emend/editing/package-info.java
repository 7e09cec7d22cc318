/**
 * Writing knowledge into a language model: what is asked for (an {@link io.emend.editing.EditRequest}) and what comes of
 * it (a {@link io.emend.editing.SlotEdit}). Methods, ledger, verification live in the sub-packages.
 *
 * <p>Three principles. An edit is a value: planning has no effect. The live set decides the weights: they are always
 * computed from the base model and the set of live edits, nothing is ever subtracted. One subject, one slot: the facts
 * about one subject share a key in the model, so they are planned together.
 *
 * <p>Letters: B rows of a batch, T positions, D model width, F hidden width of an MLP, N rows of the live set, G groups
 * planned together. Plain Java on the language-model module; no Spring, no graph, no lexicon here: callers bring the
 * wordings.
 */
@NullMarked
package io.emend.editing;

import org.jspecify.annotations.NullMarked;
