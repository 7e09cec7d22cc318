package io.emend.editing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The subject whose facts are edited.
 *
 * @param slot its slot
 * @param mentions the names it goes by in prompts, in any language, at least one; the first is its label
 */
public record SlotSubject(SlotId slot, List<String> mentions) {
    public SlotSubject {
        mentions = mentions.stream().map(String::strip).distinct().toList();
        if (mentions.isEmpty() || mentions.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("Subject " + slot + " needs at least one name, none of them blank");
        }
    }

    public static SlotSubject of(String id, String... mentions) {
        return new SlotSubject(new SlotId(id), List.of(mentions));
    }

    /** The name by which a prompt calls the subject: the longest that it contains. */
    public Optional<String> mentionIn(String prompt) {
        return mentions.stream().filter(prompt::contains).max(Comparator.comparingInt(String::length));
    }
}
