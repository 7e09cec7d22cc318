package io.emend.editing;

/**
 * A prompt that ends where an answer starts, and that answer: a statement cut before its object, or a question in the
 * form in which the model answers questions.
 *
 * @param prompt text up to the answer, such as {@code "Marie Curie was born in"} or {@code "Question: …\nAnswer:"}
 * @param answer the answer alone, such as {@code "Warsaw"}, without leading blank or full stop
 */
public record Cloze(String prompt, String answer) {
    public Cloze {
        prompt = prompt.stripTrailing();
        answer = answer.strip();
        if (prompt.isBlank() || answer.isEmpty()) {
            throw new IllegalArgumentException(
                    "A cloze needs a prompt and an answer, found '" + prompt + "' / '" + answer + "'");
        }
    }

    /**
     * The text that follows the prompt: the answer, joined as its script asks for, and a full stop, so that the model
     * also learns where to stop.
     */
    public String continuation() {
        return joinedAnswer() + Scripts.fullStopAfter(answer);
    }

    /** The answer alone, joined to the prompt as its script asks for. */
    public String joinedAnswer() {
        return Scripts.gapBetween(prompt, answer) + answer;
    }
}
