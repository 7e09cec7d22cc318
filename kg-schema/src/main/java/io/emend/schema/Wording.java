package io.emend.schema;

import java.util.Objects;
import java.util.Optional;

/**
 * A sentence that states a fact of one relation.
 *
 * @param text contains {@code {s}} for the subject and {@code {o}} for the object, once each
 */
public record Wording(String text) {
    /** Stands for the subject's label. */
    public static final String SUBJECT = "{s}";
    /** Stands for the object's label. */
    public static final String OBJECT = "{o}";

    private static final String CLOSING = ".。!！?？";

    public Wording {
        Objects.requireNonNull(text, "text");
        requireOnce(text, SUBJECT);
        requireOnce(text, OBJECT);
    }

    /** The sentence with both labels filled in. */
    public String of(String subject, String object) {
        int s = text.indexOf(SUBJECT);
        int o = text.indexOf(OBJECT);
        return s < o ? fill(s, subject, o, object) : fill(o, object, s, subject);
    }

    /**
     * The text before the object when nothing but closing punctuation follows it, {@code {s}} still in place: a prompt
     * the object completes. Empty when the object stands elsewhere, or before the subject.
     */
    public Optional<String> cloze() {
        int o = text.indexOf(OBJECT);
        boolean onlyClosing = text.substring(o + OBJECT.length()).chars().allMatch(c -> CLOSING.indexOf(c) >= 0);
        return onlyClosing && text.indexOf(SUBJECT) < o ? Optional.of(text.substring(0, o)) : Optional.empty();
    }

    /** The prompt of {@link #cloze()} with the subject filled in and no space at its end. */
    public Optional<String> cloze(String subject) {
        return cloze().map(prompt -> prompt.replace(SUBJECT, subject).stripTrailing());
    }

    static void requireOnce(String text, String slot) {
        int first = text.indexOf(slot);
        if (first < 0 || text.indexOf(slot, first + 1) >= 0) {
            throw new IllegalArgumentException("A wording has " + slot + " exactly once, found: " + text);
        }
    }

    private String fill(int first, String firstLabel, int second, String secondLabel) {
        return text.substring(0, first)
                + firstLabel
                + text.substring(first + SUBJECT.length(), second)
                + secondLabel
                + text.substring(second + SUBJECT.length());
    }
}
