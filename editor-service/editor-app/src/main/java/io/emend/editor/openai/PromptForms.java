package io.emend.editor.openai;

import io.emend.editor.generation.HostedModel;
import io.emend.editor.generation.Prompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the forms a completion's prompt may have: a string, strings, token ids, or lists of token ids. */
final class PromptForms {
    private static final int MOST_PROMPTS = 16;
    private static final String EXPECTED =
            "prompt is a string, a list of at most " + MOST_PROMPTS + " strings, or token ids of this model, not empty";

    private PromptForms() {}

    static List<Prompt> read(@Nullable Object prompt, HostedModel model) {
        List<Prompt> prompts = switch (prompt) {
            case String text -> List.of(new Prompt.Text(text));
            case List<?> items
            when !items.isEmpty() && items.getFirst() instanceof Number -> List.of(tokens(items, model));
            case List<?> items -> items.stream().map(item -> one(item, model)).toList();
            case null, default -> throw Sampling.malformed("prompt", EXPECTED);
        };
        Sampling.require(!prompts.isEmpty() && prompts.size() <= MOST_PROMPTS, "prompt", EXPECTED);
        return prompts;
    }

    private static Prompt one(Object item, HostedModel model) {
        return switch (item) {
            case String text -> new Prompt.Text(text);
            case List<?> ids -> tokens(ids, model);
            default -> throw Sampling.malformed("prompt", EXPECTED);
        };
    }

    private static Prompt tokens(List<?> ids, HostedModel model) {
        Sampling.require(
                !ids.isEmpty()
                        && ids.stream().allMatch(id -> id instanceof Integer i && i >= 0 && i < model.vocabularySize()),
                "prompt",
                EXPECTED);
        return new Prompt.Tokens(ids.stream().map(Integer.class::cast).toList());
    }
}
