package io.emend.editor.openai;

import io.emend.editor.generation.Piece;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Probabilities in the form of chat completions. */
final class ChatLogprobs {
    private ChatLogprobs() {}

    static ChatResponse.@Nullable Logprobs of(List<Piece> pieces, OptionalInt alternatives) {
        if (alternatives.isEmpty()) {
            return null;
        }
        return new ChatResponse.Logprobs(
                pieces.stream()
                        .map(piece -> token(
                                piece.written(),
                                piece.logprob(),
                                piece.alternatives().stream()
                                        .map(other -> token(other.written(), other.logprob(), null))
                                        .toList()))
                        .toList(),
                null);
    }

    private static ChatResponse.TokenLogprob token(
            String text, double logprob, @Nullable List<ChatResponse.TokenLogprob> top) {
        List<Integer> bytes = new ArrayList<>();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(b & 0xFF);
        }
        return new ChatResponse.TokenLogprob(text, logprob, bytes, top);
    }
}
