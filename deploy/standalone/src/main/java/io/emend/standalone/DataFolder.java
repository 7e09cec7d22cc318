package io.emend.standalone;

import io.emend.access.start.StartupRefused;
import io.emend.neo4j.OwnersFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything one server keeps: {@code neo4j/}, {@code weights/}, {@code logs/} and the secret of
 * the keyed hashes. Owned by one process at a time, through a lock that the operating system frees even after a kill.
 */
final class DataFolder implements AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /**
     * Creates the folder if need be, and takes it.
     *
     * @throws StartupRefused if another server has it, or it cannot be written
     */
    static DataFolder take(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StartupRefused("The data folder " + root
                        + " belongs to a server that is running; stop that one or name another folder with --data.");
            }
            return new DataFolder(root, channel);
        } catch (IOException failure) {
            throw new StartupRefused(
                    "The data folder " + root + " cannot be created or written: " + failure.getMessage()
                            + "; name another one with --data.",
                    failure);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path neo4j() {
        return root.resolve("neo4j");
    }

    Path weights() {
        return root.resolve("weights");
    }

    /** Text to profile a model with that comes without a profile. */
    Path corpus() {
        return root.resolve("profile-corpus.txt");
    }

    Path log() {
        return root.resolve("logs").resolve("emend.log");
    }

    /** The secret of the keyed hashes, made on first use and readable by the owner alone. */
    String secret() {
        Path file = root.resolve("secret");
        try {
            if (Files.notExists(file)) {
                OwnersFile.write(file, OwnersFile.secret(SECRET_BYTES));
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new StartupRefused(
                    "The secret in " + file + " cannot be read or made: " + failure.getMessage(), failure);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }

    /** Frees the folder for another process. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new IllegalStateException("The lock of " + root + " cannot be freed", failure);
        }
    }
}
