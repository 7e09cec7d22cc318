package io.emend.controller.screening;

import io.emend.controller.domain.screening.ScreeningWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our own hateful and harmless wordings, each filled several times from word lists. They show the classifier how the same
 * words hurt or do not: denied, reported, said of a thing, said of a group.
 */
final class OwnSentences {
    static final String SET = "own sentences";

    private static final long SEED = 20_260_202;
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)(\\d?)}");

    private final Map<String, List<String>> lists = new HashMap<>();
    private final Random random = new Random(SEED);
    private final int fills;

    private OwnSentences(int fills) {
        this.fills = fills;
    }

    /**
     * The sentences of a language.
     *
     * @param fills how often each wording is filled
     */
    static List<LabelledText> of(String lang, int fills) {
        return new OwnSentences(fills).read(lang);
    }

    private List<LabelledText> read(String lang) {
        List<LabelledText> texts = new ArrayList<>();
        String section = "";
        for (String line : ScreeningWords.lines("sentences-" + lang + ".txt").toList()) {
            if (line.isBlank() || line.charAt(0) == '#') {
                continue;
            }
            if (line.charAt(0) == '[') {
                section = line.substring(1, line.length() - 1);
            } else if (section.charAt(0) == '+' || section.charAt(0) == '-') {
                add(texts, line, section, lang);
            } else {
                lists.put(section, List.of(line.split("\\s*;\\s*")));
            }
        }
        return texts;
    }

    private void add(List<LabelledText> texts, String wording, String section, String lang) {
        int times = wording.indexOf('{') < 0 ? 1 : fills;
        for (int i = 0; i < times; i++) {
            texts.add(new LabelledText(filled(wording), section.charAt(0) == '+', lang, wording, SET, section));
        }
    }

    private String filled(String wording) {
        Map<String, String> chosen = new HashMap<>();
        Matcher slots = SLOT.matcher(wording);
        StringBuilder text = new StringBuilder();
        while (slots.find()) {
            String word = chosen.computeIfAbsent(slots.group(), slot -> pick(slots.group(1)));
            slots.appendReplacement(text, Matcher.quoteReplacement(word));
        }
        slots.appendTail(text);
        return text.toString();
    }

    private String pick(String list) {
        List<String> words = lists.get(list);
        if (words == null) {
            throw new IllegalArgumentException("There is no list of words for {" + list + "}.");
        }
        return words.get(random.nextInt(words.size()));
    }
}
