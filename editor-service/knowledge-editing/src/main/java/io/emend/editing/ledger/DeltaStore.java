package io.emend.editing.ledger;

import io.emend.editing.EditException;
import io.emend.editing.SlotEdit;
import io.emend.editing.storage.ContentHash;
import io.emend.editing.storage.DurableFiles;
import io.emend.editing.storage.MalformedTensorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A folder of slot edits, each under the hash of its bytes. Writing is durable when the method returns; reading proves
 * the content against its name. Files are never changed, so any number of threads and revisions may share the folder.
 *
 * <p>A second index leads from plan keys to files, so that a plan that was made once is never computed again: that is
 * what makes a rollback restore identical bytes at no cost.
 */
public final class DeltaStore {
    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final String SUFFIX = ".safetensors";
    private static final int FAN_OUT = 2;

    private final Path folder;

    /** @param folder where the files live; created on the first write */
    public DeltaStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Stores an edit; storing it again changes nothing.
     *
     * @return the hash of its file, {@code sha256:…}
     * @throws UncheckedIOException if the disk refuses
     */
    public String put(SlotEdit edit) {
        byte[] bytes = SlotFiles.encode(edit);
        String hash = ContentHash.ofBytes(bytes);
        Path file = deltaFile(hash);
        try {
            if (!Files.exists(file) || !hash.equals(ContentHash.ofBytes(Files.readAllBytes(file)))) {
                DurableFiles.write(file, bytes);
            }
            DurableFiles.write(planFile(edit.planKey()), hash.getBytes(StandardCharsets.US_ASCII));
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write delta " + hash + " below " + folder, e);
        }
    }

    /**
     * Reads an edit back.
     *
     * @throws EditException.CorruptedDelta if the file is missing or is not what its name promises
     */
    public SlotEdit get(String hash) {
        Path file = deltaFile(hash);
        try {
            byte[] bytes = Files.readAllBytes(file);
            String found = ContentHash.ofBytes(bytes);
            if (!found.equals(hash)) {
                throw new EditException.CorruptedDelta("Delta file " + file + " should hash to " + hash
                        + " but hashes to " + found + "; restore it from a backup");
            }
            return SlotFiles.decode(bytes);
        } catch (NoSuchFileException e) {
            throw new EditException.CorruptedDelta("Delta file " + file + " is missing; restore it from a backup", e);
        } catch (MalformedTensorFile e) {
            throw new EditException.CorruptedDelta("Delta file " + file + " is not a slot edit: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read delta " + file, e);
        }
    }

    /**
     * The edit planned earlier under this key, if its file is intact; a damaged one counts as absent, for it can be
     * planned again.
     */
    public Optional<SlotEdit> findPlan(String planKey) {
        try {
            String hash = Files.readString(planFile(planKey), StandardCharsets.US_ASCII);
            return HASH.matcher(hash).matches() ? Optional.of(get(hash)) : Optional.empty();
        } catch (NoSuchFileException | EditException.CorruptedDelta e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the plan index below " + folder, e);
        }
    }

    private Path deltaFile(String hash) {
        String digits = digits(hash);
        return folder.resolve("deltas").resolve(digits.substring(0, FAN_OUT)).resolve(digits + SUFFIX);
    }

    private Path planFile(String planKey) {
        String digits = digits(planKey);
        return folder.resolve("plans").resolve(digits.substring(0, FAN_OUT)).resolve(digits);
    }

    private static String digits(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new EditException.CorruptedDelta("'" + hash + "' does not name a delta");
        }
        return hash.substring(hash.indexOf(':') + 1);
    }
}
