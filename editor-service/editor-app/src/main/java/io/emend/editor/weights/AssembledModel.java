package io.emend.editor.weights;

import io.emend.editor.generation.HostedModel;
import java.util.Set;

/** An assembled model. Closing it frees its own tensors, never those it shares with the base. */
public interface AssembledModel extends HostedModel, AutoCloseable {
    /** Subjects whose edits the subject memory holds, beside the weights. */
    Set<String> inMemory();

    @Override
    void close();
}
