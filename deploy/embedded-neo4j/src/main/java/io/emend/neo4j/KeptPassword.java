package io.emend.neo4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The password of an embedded database, kept beside its store and readable by its owner alone. Who can read the one can
 * read the other; and to set it anew at each start would cost two seconds.
 */
final class KeptPassword {
    static final String FILE = "bolt-password";
    private static final int BYTES = 24;
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{%d}".formatted(2 * BYTES));

    private final Path home;

    KeptPassword(Path home) {
        this.home = home;
    }

    /**
     * The password; made up, set and then kept where none is kept whole, as after a start that was cut off in between.
     * @param setting makes the database accept it
     */
    String getOrSet(Consumer<String> setting) {
        Path file = home.resolve(FILE);
        try {
            String kept = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
            if (WHOLE.matcher(kept).matches()) {
                return kept;
            }
            String password = OwnersFile.secret(BYTES);
            setting.accept(password);
            OwnersFile.write(file, password);
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException("the password in %s cannot be read or kept".formatted(file), e);
        }
    }
}
