package io.emend.editor.openai;

import io.emend.editor.generation.ContextOverflow;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.generation.Prompt;

/** Checks a prompt against the model's context before anything is sent. */
final class Room {
    private Room() {}

    /**
     * Counts a prompt's tokens.
     *
     * @throws ContextOverflow when not even one token would fit after it
     */
    static int requireFits(HostedModel model, Prompt prompt) {
        int tokens = model.count(prompt);
        if (tokens >= model.contextLength()) {
            throw new ContextOverflow(model.contextLength(), tokens);
        }
        return tokens;
    }
}
