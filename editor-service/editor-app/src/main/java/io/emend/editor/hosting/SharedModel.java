package io.emend.editor.hosting;

import io.emend.editor.weights.AssembledModel;

/** Counts who uses an assembled model, and closes it when nobody does any more. Starts with one user: its maker. */
final class SharedModel {
    private final AssembledModel model;
    private int users = 1;

    SharedModel(AssembledModel model) {
        this.model = model;
    }

    AssembledModel model() {
        return model;
    }

    /** Counts one more user, unless the last has gone already. */
    synchronized boolean acquire() {
        if (users == 0) {
            return false;
        }
        users++;
        return true;
    }

    synchronized void release() {
        if (users <= 0) {
            throw new IllegalStateException("A model was released more often than it was acquired");
        }
        users--;
        if (users == 0) {
            model.close();
        }
    }
}
