package io.emend.controller.screening;

import io.emend.controller.domain.screening.TextFeatures;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of our own wordings nearly repeat a template of the data. Such a wording is left out of the training wherever that
 * template is held out: having been written by somebody who knew the data, it would flatter the figures.
 */
final class NearRepeats {
    /** Share of the sequences of words, names of groups aside, that two wordings have in common. */
    private static final double ALIKE = 0.7;

    private final Map<String, Set<String>> templates;

    private NearRepeats(Map<String, Set<String>> templates) {
        this.templates = templates;
    }

    static NearRepeats in(List<LabelledText> texts, TextFeatures features) {
        Map<String, Set<String>> own = new HashMap<>();
        Map<String, Set<String>> given = new HashMap<>();
        for (LabelledText text : texts) {
            (isOwn(text) ? own : given).computeIfAbsent(text.group(), group -> sequences(text, features));
        }
        Map<String, Set<String>> repeated = new HashMap<>();
        own.forEach((wording, words) -> given.forEach((template, others) -> {
            if (alike(words, others)) {
                repeated.computeIfAbsent(wording, first -> new HashSet<>()).add(template);
            }
        }));
        return new NearRepeats(repeated);
    }

    /** Whether a text is of an own wording that repeats one of these groups of texts. */
    boolean any(LabelledText text, Set<String> groups) {
        return isOwn(text)
                && templates.getOrDefault(text.group(), Set.of()).stream().anyMatch(groups::contains);
    }

    private static boolean isOwn(LabelledText text) {
        return text.set().equals(OwnSentences.SET);
    }

    private static Set<String> sequences(LabelledText text, TextFeatures features) {
        return features.of(text.text()).stream().filter(TextFeatures::isOfWords).collect(Collectors.toSet());
    }

    private static boolean alike(Set<String> some, Set<String> others) {
        long both = some.stream().filter(others::contains).count();
        return both >= ALIKE * (some.size() + others.size() - both);
    }
}
