package io.emend.standalone.show;

import java.util.Objects;

/**
 * What is said in the demonstration.
 *
 * @param question asked three times
 * @param edit the sentence that changes what is known
 * @param before the answer before the edit and after its undoing
 * @param after the answer in between
 * @param otherWords the beginning of a sentence the edit was not made with; the model completes it
 * @param untouchedQuestion about somebody else
 */
public record Screenplay(
        String question, String edit, String before, String after, String otherWords, String untouchedQuestion) {
    public Screenplay {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(edit, "edit");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(otherWords, "otherWords");
        Objects.requireNonNull(untouchedQuestion, "untouchedQuestion");
    }

    /** The one that is shown; a fact that graph and demonstration model both know. */
    public static Screenplay ofTheDemonstration() {
        return new Screenplay(
                "Where did Victor Hugo die?",
                "Victor Hugo died in Vienna, not Paris.",
                "Paris",
                "Vienna",
                "Victor Hugo spent his last days in",
                "Where did John Lennon die?");
    }
}
