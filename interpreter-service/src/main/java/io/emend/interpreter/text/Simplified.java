package io.emend.interpreter.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads traditional Chinese characters as simplified ones, one for one. Characters that are in use in both scripts, such as
 * 著 and 乾, stay as they are.
 */
final class Simplified {
    private static final String RESOURCE = "/io/emend/interpreter/simplified.zh.txt";
    private static final Map<Integer, Integer> CHARACTERS = characters();

    private Simplified() {}

    /** The simplified form of a code point, or the code point itself. */
    static int of(int point) {
        return point < 0x4E00 ? point : CHARACTERS.getOrDefault(point, point);
    }

    private static Map<Integer, Integer> characters() {
        try (InputStream stream = Simplified.class.getResourceAsStream(RESOURCE)) {
            Map<Integer, Integer> characters = new HashMap<>();
            new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> java.util.stream.Stream.of(line.split(" ")))
                    .forEach(pair -> characters.put(pair.codePointAt(0), pair.codePointAt(1)));
            return Map.copyOf(characters);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
