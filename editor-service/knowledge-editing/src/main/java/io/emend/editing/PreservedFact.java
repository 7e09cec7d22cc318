package io.emend.editing;

import java.util.List;

/**
 * Another fact about the same subject, whose answer must stay what the base model says.
 *
 * @param contentKey names the fact
 * @param prompts wordings that end where the answer starts, at least one, each naming the subject
 */
public record PreservedFact(String contentKey, List<String> prompts) {
    public PreservedFact {
        prompts = prompts.stream().map(String::stripTrailing).toList();
        if (prompts.isEmpty() || prompts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A preserved fact needs at least one prompt, none of them blank");
        }
    }
}
