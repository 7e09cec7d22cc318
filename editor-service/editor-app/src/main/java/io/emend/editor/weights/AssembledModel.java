package io.emend.editor.weights;

import io.emend.editor.generation.HostedModel;

/** An assembled model. Closing it frees its own tensors, never those it shares with the base. */
public interface AssembledModel extends HostedModel, AutoCloseable {
    @Override
    void close();
}
