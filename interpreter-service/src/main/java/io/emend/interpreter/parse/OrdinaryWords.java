package io.emend.interpreter.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Words that are common in utterances: those of the wordings, and frequent English ones. */
final class OrdinaryWords implements Predicate<String> {
    private static final String RESOURCE = "/io/emend/interpreter/common-words.en.txt";

    private static final String REST = "# Words that are frequent";

    private static final String DICTIONARY = "/io/emend/interpreter/english-words.txt.gz";

    private final Set<String> words = new HashSet<>();
    private final Set<String> dictionary = dictionary();
    private final Set<String> common = new HashSet<>();

    OrdinaryWords(Set<String> vocabulary) {
        words.addAll(vocabulary);
        words.addAll(EnglishVerbs.words());
        try (InputStream stream = OrdinaryWords.class.getResourceAsStream(RESOURCE)) {
            String text = new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            add(text.substring(0, text.indexOf(REST)), common);
            common.addAll(words);
            add(text, words);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Set<String> dictionary() {
        try (InputStream stream = OrdinaryWords.class.getResourceAsStream(DICTIONARY);
                InputStream text = new GZIPInputStream(Objects.requireNonNull(stream, DICTIONARY))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void add(String text, Set<String> words) {
        text.lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> words.addAll(List.of(line.strip().split("\\s+"))));
    }

    /** Whether a word is so common in utterances that in lower case it hardly is a name. */
    boolean isCommon(String word) {
        return common.contains(word);
    }

    /** Whether a word is spelt as an English word is, however rare. */
    boolean isSpelt(String word) {
        return words.contains(word) || dictionary.contains(word);
    }

    @Override
    public boolean test(String word) {
        return words.contains(word);
    }

    Set<String> all() {
        return java.util.Collections.unmodifiableSet(words);
    }
}
