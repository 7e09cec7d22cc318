package io.emend.graph.exchange;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Named files, wherever they are. */
@FunctionalInterface
public interface DataSource {
    /**
     * Opens a file; the caller closes it.
     *
     * @throws FileNotFoundException if there is none of that name
     */
    InputStream open(String name) throws IOException;

    /** The files of a folder; {@code name.gz} is unzipped where {@code name} is not there. */
    static DataSource folder(Path folder) {
        return name -> {
            Path plain = folder.resolve(name);
            if (Files.exists(plain)) {
                return new BufferedInputStream(Files.newInputStream(plain));
            }
            Path zipped = folder.resolve(name + ".gz");
            if (Files.exists(zipped)) {
                return new GZIPInputStream(Files.newInputStream(zipped));
            }
            throw new FileNotFoundException("There is neither " + name + " nor " + name + ".gz in " + folder + ".");
        };
    }

    /** The resources under a path that starts with a slash and does not end with one, beside a class. */
    static DataSource resources(Class<?> beside, String path) {
        return name -> {
            InputStream plain = beside.getResourceAsStream(path + '/' + name);
            if (plain != null) {
                return plain;
            }
            InputStream zipped = beside.getResourceAsStream(path + '/' + name + ".gz");
            if (zipped == null) {
                throw new FileNotFoundException(
                        "There is no resource " + path + '/' + name + " and none ending in .gz.");
            }
            return new GZIPInputStream(zipped);
        };
    }

    /** These files, and those of {@code other} for what is not here. */
    default DataSource or(DataSource other) {
        return name -> {
            try {
                return open(name);
            } catch (FileNotFoundException e) {
                return other.open(name);
            }
        };
    }
}
