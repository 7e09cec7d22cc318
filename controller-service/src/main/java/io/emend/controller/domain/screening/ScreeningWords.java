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
                new WordCategories(
                        Stream.concat(lines("lexicon-en.txt"), Stream.concat(Stream.of("[obscene]"), obscene("en")))),
                new WordCategories(
                        Stream.concat(lines("lexicon-zh.txt"), Stream.concat(Stream.of("[obscene]"), obscene("zh")))));
    }

    /** Single Chinese characters and bare numbers are too common to say anything. */
    private static Stream<String> obscene(String lang) {
        return lines("ldnoobw_" + lang + ".txt")
                .filter(word -> word.length() > 1 && word.chars().anyMatch(Character::isLetter));
    }

    private static Stream<String> lines(String name) {
        try (InputStream in = ScreeningWords.class.getResourceAsStream(FOLDER + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the bundled " + name, e);
        }
    }
}
