package io.emend.editor.commit;

import io.emend.contract.problem.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Keeps commits from filling the disk to the last byte: a database that runs out of it in the middle of writing has to be
 * started again, whereas a commit that is refused in time can simply be sent again. Thread-safe.
 */
public final class DiskSpace {
    private static final int RETRY_AFTER_SECONDS = 30;
    private static final long MEGABYTE = 1L << 20;

    private final Path folder;
    private final long least;

    /**
     * Looks after the disk of a folder.
     *
     * @param folder made if it is not there
     * @param least bytes that must be free for a commit to begin
     */
    public DiskSpace(Path folder, long least) {
        this.folder = folder;
        this.least = least;
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder " + folder + " cannot be made", failure);
        }
    }

    /** @throws Unavailable if too little is free, or nobody can tell; nothing has changed */
    void require() {
        long free = free();
        if (free < least) {
            throw new Unavailable(
                    "The disk is nearly full: %d MB are free and a commit needs %d; nothing has changed. Free some space."
                            .formatted(free / MEGABYTE, least / MEGABYTE),
                    Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS));
        }
    }

    /** Whether a commit may begin. */
    public boolean suffices() {
        return free() >= least;
    }

    private long free() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException failure) {
            throw new Unavailable("The disk of " + folder + " cannot be asked for free space; nothing has changed.");
        }
    }
}
