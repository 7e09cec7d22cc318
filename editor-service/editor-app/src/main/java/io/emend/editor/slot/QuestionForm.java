package io.emend.editor.slot;

import java.util.Objects;

/**
 * How the hosted model reads a question when its checkpoint has no chat template.
 *
 * @param template text with {@code {q}} where the question goes, ending where the answer begins
 */
public record QuestionForm(String template) {
    private static final String PLACE = "{q}";

    /** What the demonstration models were trained on. */
    public static final QuestionForm DEFAULT = new QuestionForm("Question: {q}\nAnswer:");

    public QuestionForm {
        Objects.requireNonNull(template, "template");
        if (!template.contains(PLACE)) {
            throw new IllegalArgumentException("A question template contains " + PLACE + "; found: " + template);
        }
    }

    public String of(String question) {
        return template.replace(PLACE, question.strip());
    }
}
