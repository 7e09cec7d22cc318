package io.emend.editing.ledger;

import io.emend.lm.LanguageModel;

/**
 * A snapshot of the model with a live set in effect, and the hash that proves it.
 *
 * <p>Closing it lets go of its own tensors; calls under way on {@link #model()} finish first, and the base model stays.
 *
 * @param liveSet what is live in it
 * @param model the snapshot; with an empty live set its weights are the base's own
 * @param modelHash hash over base checkpoint, effective edited tensors and memory rows, {@code sha256:…}
 */
public record EditedModel(LiveSet liveSet, LanguageModel model, String modelHash) implements AutoCloseable {
    @Override
    public void close() {
        model.close();
    }
}
