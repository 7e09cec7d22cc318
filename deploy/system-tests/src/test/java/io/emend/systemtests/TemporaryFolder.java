package io.emend.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone after the test. */
record TemporaryFolder(Path path) implements AutoCloseable {
    static TemporaryFolder create(String name) {
        try {
            return new TemporaryFolder(Files.createTempDirectory("emend-" + name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> content = Files.walk(path)) {
            List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The test folder " + path + " cannot be removed", failure);
        }
    }
}
