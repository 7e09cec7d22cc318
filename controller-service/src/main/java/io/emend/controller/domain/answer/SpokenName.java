package io.emend.controller.domain.answer;

import io.emend.graph.entity.Names;
import java.util.Collection;

/** Tells whether a text names something, by any of its names. */
final class SpokenName {
    private SpokenName() {}

    /** Whether one of the names stands in the text as words of their own. */
    static boolean isIn(String text, Collection<String> names) {
        String spoken = ' ' + Names.key(text.replaceAll("[,;:!?。，；：！？、()（）“”\"]", " ")) + ' ';
        return names.stream().map(Names::key).filter(name -> !name.isEmpty()).anyMatch(name -> hears(spoken, name));
    }

    /** Chinese writes no spaces between words. */
    private static boolean hears(String spoken, String name) {
        boolean spaced = name.codePoints().noneMatch(Character::isIdeographic);
        return spoken.contains(spaced ? ' ' + name + ' ' : name);
    }
}
