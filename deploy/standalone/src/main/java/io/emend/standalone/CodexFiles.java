package io.emend.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The bundled files of the demonstration graph: tab-separated, gzipped, with a header line. */
final class CodexFiles {
    private static final String FOLDER = "/emend/codex-s/";

    private CodexFiles() {}

    /** The rows of a file, split into columns, without the header. */
    static List<String[]> rows(String name) {
        InputStream zipped = Objects.requireNonNull(CodexFiles.class.getResourceAsStream(FOLDER + name), name);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(zipped), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split("\t", -1)).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("The bundled file " + name + " cannot be read", failure);
        }
    }
}
