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

/** Words that are common in utterances: those of the wordings, and frequent English ones. */
final class OrdinaryWords implements Predicate<String> {
    private static final String RESOURCE = "/io/emend/interpreter/common-words.en.txt";

    private final Set<String> words = new HashSet<>();

    OrdinaryWords(Set<String> vocabulary) {
        words.addAll(vocabulary);
        try (InputStream stream = OrdinaryWords.class.getResourceAsStream(RESOURCE)) {
            String text = new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> words.addAll(List.of(line.strip().split("\\s+"))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public boolean test(String word) {
        return words.contains(word);
    }

    Set<String> all() {
        return java.util.Collections.unmodifiableSet(words);
    }
}
