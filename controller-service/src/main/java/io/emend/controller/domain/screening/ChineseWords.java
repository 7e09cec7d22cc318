package io.emend.controller.domain.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chinese words by kind. Chinese writes no spaces: the longest entry that fits is a word, any other character is one of
 * its own. Characters taken apart, replaced by others that sound alike, or written in pinyin are read as what they stand
 * for where that gives a listed word. Thread-safe.
 */
final class ChineseWords {
    private static final Pattern UNIT = Pattern.compile("[a-z]+|.", Pattern.DOTALL);
    private static final String QUOTES = "\"'“”「」『』‘’";
    private static final String ENDS = ".!?。！？";
    private static final Set<String> DISGUISED =
            Set.of("group", "slur", "hostile", "attribute", "dehuman", "violence", "deny", "profanity");

    private final WordCategories categories;
    private final Map<String, String> components = new HashMap<>();
    private final Map<String, String> sounds = new HashMap<>();
    /** Disguised entries by how they sound. */
    private final Map<String, List<String>> bySound = new HashMap<>();

    /**
     * @param components a character followed by its two parts, separated by spaces
     * @param pinyin lines of a syllable and the characters read so
     */
    ChineseWords(WordCategories categories, Stream<String> components, Stream<String> pinyin) {
        this.categories = categories;
        components
                .filter(line -> line.charAt(0) != '#')
                .flatMap(line -> Stream.of(line.split(" ")))
                .forEach(entry -> this.components.put(entry.substring(1), entry.substring(0, 1)));
        pinyin.filter(line -> line.charAt(0) != '#').forEach(line -> {
            int space = line.indexOf(' ');
            UNIT.matcher(line.substring(space + 1))
                    .results()
                    .forEach(character -> sounds.put(character.group(), line.substring(0, space)));
        });
        for (String entry : categories.entries()) {
            boolean disguised = categories.of(entry).orElse(List.of()).stream().anyMatch(DISGUISED::contains);
            if (disguised && entry.length() > 1) {
                bySound.computeIfAbsent(sound(units(entry)), key -> new ArrayList<>())
                        .add(entry);
            }
        }
    }

    List<TaggedWord> of(String text) {
        List<String> units = units(joined(text));
        List<TaggedWord> words = new ArrayList<>();
        for (int i = 0; i < units.size(); ) {
            int length = Math.min(categories.longestEntry(), units.size() - i);
            Optional<TaggedWord> word = Optional.empty();
            for (; length > 0; length--) {
                word = entry(units.subList(i, i + length));
                if (word.isPresent()) {
                    break;
                }
            }
            if (word.isPresent()) {
                words.add(word.get());
                i += length;
            } else {
                sign(units.get(i++)).ifPresent(words::add);
            }
        }
        return words;
    }

    private Optional<TaggedWord> entry(List<String> units) {
        String written = String.join("", units);
        return categories
                .of(written)
                .map(kinds -> new TaggedWord(written, kinds))
                .or(() -> bySound.getOrDefault(sound(units), List.of()).stream()
                        .filter(meant -> standsFor(units, meant))
                        .findFirst()
                        .map(meant -> new TaggedWord(meant, categories.of(meant).orElse(List.of()))));
    }

    /** One unit differs, and at least one character is as it should be. */
    private static boolean standsFor(List<String> units, String meant) {
        if (units.size() != meant.length() || units.size() < 2) {
            return false;
        }
        int same = 0;
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).equals(meant.substring(i, i + 1))) {
                same++;
            }
        }
        return same == units.size() - 1;
    }

    private String sound(List<String> units) {
        StringBuilder sound = new StringBuilder();
        units.forEach(unit -> sound.append(sounds.getOrDefault(unit, unit)).append(' '));
        return sound.toString();
    }

    private String joined(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            String character = i + 2 <= text.length() ? components.get(text.substring(i, i + 2)) : null;
            whole.append(character == null ? text.substring(i, i + 1) : character);
            i += character == null ? 1 : 2;
        }
        return whole.toString();
    }

    private static List<String> units(String text) {
        return UNIT.matcher(text).results().map(unit -> unit.group()).toList();
    }

    private static Optional<TaggedWord> sign(String unit) {
        if (QUOTES.contains(unit)) {
            return Optional.of(new TaggedWord(unit, List.of("quote")));
        }
        if (ENDS.contains(unit)) {
            return Optional.of(new TaggedWord(unit, List.of("end")));
        }
        return Character.isLetterOrDigit(unit.codePointAt(0))
                ? Optional.of(new TaggedWord(unit, List.of()))
                : Optional.empty();
    }
}
