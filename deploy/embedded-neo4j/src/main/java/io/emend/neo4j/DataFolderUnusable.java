package io.emend.neo4j;

import java.nio.file.Path;

/** The data folder cannot be read or written, or what is in it is damaged. Its message is one sentence. */
public final class DataFolderUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataFolderUnusable(Path folder, Throwable cause) {
        super(
                "The database in " + folder + " does not start (" + reason(cause)
                        + "); see logs/debug.log in that folder,"
                        + " restore it from a backup, or start with another folder.",
                cause);
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return root.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }
}
