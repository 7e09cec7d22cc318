package io.emend.interpreter.parse;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * English words beside a statement after which it need not be meant as a fact: fiction, jest, doubt, wishes, hearsay, denial,
 * other people.
 */
final class Caveats {
    private static final WordGroups WORDS = WordGroups.bundled("caveats.en.txt");
    /** Groups that are asked for by name alone. */
    private static final Set<String> SPECIAL = Set.of("fault", "source", "setting");

    private static final Set<String> ALL = WORDS.names().stream()
            .filter(group -> !SPECIAL.contains(group))
            .flatMap(group -> WORDS.of(group).stream())
            .collect(Collectors.toUnmodifiableSet());

    private Caveats() {}

    /** Whether a folded word is one of them. */
    static boolean contains(String word) {
        return ALL.contains(word);
    }

    /** Whether it leaves open how a statement is meant, whomever it is said of. */
    static boolean leavesOpen(String word) {
        return ALL.contains(word) && !WORDS.has("others", word);
    }

    /** Whether it is one that leaves a statement alone where the speaker says it of himself: "my cousin did the catering". */
    static boolean isPrivate(String word) {
        return WORDS.has("kin", word) || WORDS.has("reversal", word);
    }

    /** Whether it speaks of what somebody has to do besides, which matters little before a statement. */
    static boolean isErrand(String word) {
        return WORDS.has("errand", word);
    }

    /** Whether it tells that somebody says something. */
    static boolean isHearsay(String word) {
        return WORDS.has("hearsay", word);
    }

    /** Whether it is something in writing that may be relied on. */
    static boolean isSource(String word) {
        return WORDS.has("source", word);
    }

    /** Whether it means somebody beside those who are named. */
    static boolean isSomebody(String word) {
        return WORDS.has("others", word) || WORDS.has("kin", word);
    }

    /** Whether it is in one of some groups. */
    static boolean isIn(Set<String> groups, String word) {
        return groups.stream().anyMatch(group -> WORDS.has(group, word));
    }

    /** Whether it is somewhere that things are told, shown or written which are no facts. */
    static boolean isSetting(String word) {
        return WORDS.has("setting", word);
    }

    /** Whether it says that something is not right. */
    static boolean findsFault(String word) {
        return WORDS.has("fault", word);
    }
}
