package io.emend.editing.target;

import io.emend.editing.EditException;
import io.emend.editing.SlotSubject;
import io.emend.lm.TokenizedText;
import io.emend.lm.Tokenizer;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A prompt with its continuation as tokens, and where in it the subject's name ends.
 *
 * @param mention the name that was found: the longest of the subject's names in the prompt
 * @param tokens tokens of prompt and continuation
 * @param position the place of interest: the last token of the name's last occurrence in the prompt
 * @param answerStart index of the continuation's first token; the number of tokens if there is no continuation
 */
@SuppressWarnings("ArrayRecordComponent") // tokens are never compared
public record SubjectSite(String mention, int[] tokens, int position, int answerStart) {
    /**
     * @throws EditException.SubjectNotFound if the prompt names the subject by none of its names
     * @throws EditException.PromptTooLong if the tokens exceed the context
     */
    static SubjectSite find(
            Tokenizer tokenizer, int contextLength, SlotSubject subject, String prompt, String continuation) {
        String mention =
                subject.mentionIn(prompt).orElseThrow(() -> new EditException.SubjectNotFound(subject, prompt));
        int from = prompt.lastIndexOf(mention);
        TokenizedText whole = tokenizer.tokenize(prompt + continuation);
        OptionalInt position = whole.lastTokenWithin(from, from + mention.length());
        if (position.isEmpty()) {
            throw new EditException.SubjectNotFound(subject, prompt);
        }
        int[] tokens = whole.tokens();
        if (tokens.length > contextLength) {
            throw new EditException.PromptTooLong(tokens.length, contextLength);
        }
        int start = continuation.isEmpty()
                ? tokens.length
                : tokenizer.encodeContinuation(prompt, continuation).start();
        return new SubjectSite(mention, tokens, position.getAsInt(), start);
    }

    /** The same prompt, with the place of interest at its last token instead of the subject's. */
    SubjectSite atPromptEnd() {
        return new SubjectSite(mention, tokens, answerStart - 1, answerStart);
    }

    /** The tokens up to and with the subject's last: all that its key depends on. */
    int[] upToSubject() {
        return Arrays.copyOf(tokens, position + 1);
    }

    /** The tokens of the continuation. */
    int[] answer() {
        return Arrays.copyOfRange(tokens, answerStart, tokens.length);
    }
}
