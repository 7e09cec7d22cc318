package io.emend.editor.openai;

import io.emend.editor.generation.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Probabilities in the older form of completions. */
final class CompletionLogprobs {
    private CompletionLogprobs() {}

    /** @param offset characters before the first piece */
    static CompletionResponse.@Nullable Logprobs of(List<Piece> pieces, OptionalInt alternatives, int offset) {
        if (alternatives.isEmpty()) {
            return null;
        }
        List<Map<String, Double>> top = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        int at = offset;
        for (Piece piece : pieces) {
            Map<String, Double> likeliest = new LinkedHashMap<>();
            piece.alternatives().forEach(other -> likeliest.putIfAbsent(other.written(), other.logprob()));
            top.add(likeliest);
            offsets.add(at);
            at += piece.text().length();
        }
        return new CompletionResponse.Logprobs(
                pieces.stream().map(Piece::written).toList(),
                pieces.stream().map(Piece::logprob).toList(),
                top,
                offsets);
    }
}
