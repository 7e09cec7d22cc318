package io.emend.controller.domain.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** The word lists that come with the service. */
public final class ScreeningWords {
    /** Where the screening's resources are, on the classpath. */
    public static final String FOLDER = "/emend/screening/";

    private ScreeningWords() {}

    /** The features over the bundled lists: our own by category, and the public lists of obscene words. */
    public static TextFeatures features() {
        return new TextFeatures(
                new EnglishWords(categories("en"), lines("sentences-en.txt")),
                new ChineseWords(categories("zh"), lines("components.txt"), lines("pinyin.txt")));
    }

    private static WordCategories categories(String lang) {
        return new WordCategories(
                Stream.concat(lines("lexicon-" + lang + ".txt"), Stream.concat(Stream.of("[obscene]"), obscene(lang))));
    }

    /** Single Chinese characters and bare numbers are too common to say anything. */
    private static Stream<String> obscene(String lang) {
        return lines("ldnoobw_" + lang + ".txt")
                .filter(word -> word.length() > 1 && word.chars().anyMatch(Character::isLetter));
    }

    /** The lines of a bundled file. */
    public static Stream<String> lines(String name) {
        try (InputStream in = ScreeningWords.class.getResourceAsStream(FOLDER + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the bundled " + name, e);
        }
    }
}
