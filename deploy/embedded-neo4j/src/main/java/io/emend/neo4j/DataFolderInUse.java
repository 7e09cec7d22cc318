package io.emend.neo4j;

import java.nio.file.Path;

/** The data folder belongs to another running instance. Its message is one sentence for the person who started this one. */
public final class DataFolderInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path folder) {
        super("The data folder " + folder
                + " is in use by another running instance; stop that one, or start this one with" + " another folder.");
    }
}
