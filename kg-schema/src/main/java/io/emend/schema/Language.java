package io.emend.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages the schema has words for. */
public enum Language {
    EN,
    ZH;

    /** The language's tag as Turtle and HTTP write it, for example {@code en}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a language by tag, region and script ignored: {@code zh-CN} is ZH. */
    public static Optional<Language> tagged(String tag) {
        String primary = tag.split("[-_]", 2)[0];
        return Arrays.stream(values())
                .filter(language -> language.tag().equalsIgnoreCase(primary))
                .findFirst();
    }
}
