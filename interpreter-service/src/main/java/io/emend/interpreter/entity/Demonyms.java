package io.emend.interpreter.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the people and things of a country are called, and the faithful of a religion: "Polish" of Poland, "Muslim" of Islam. */
final class Demonyms {
    private static final String RESOURCE = "/io/emend/interpreter/demonyms.tsv";

    private final Map<String, List<String>> byLabel;

    private Demonyms(Map<String, List<String>> byLabel) {
        this.byLabel = Map.copyOf(byLabel);
    }

    /** Reads the bundled table. */
    static Demonyms bundled() {
        Map<String, List<String>> byLabel = new HashMap<>();
        try (InputStream stream = Demonyms.class.getResourceAsStream(RESOURCE)) {
            String text = new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", 2))
                    .forEach(row -> byLabel.put(row[0], List.of(row[1].split("\\|"))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Demonyms(byLabel);
    }

    /** The words for an entity; none where its English label is no country or religion of the table. */
    List<String> of(KnownEntity entity) {
        return entity.kinds().contains("PERSON") || entity.kinds().contains("Person")
                ? List.of()
                : byLabel.getOrDefault(entity.labels().getOrDefault("en", ""), List.of());
    }
}
