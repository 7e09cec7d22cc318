package io.emend.editor.hosting;

import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Unavailable;
import io.emend.editor.weights.ExportFormat;
import io.emend.editor.weights.WeightEditor;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the model of a revision to a folder below the data folder, never over an earlier export of another state. */
public final class ModelExport {
    private static final int HASH_PREFIX = "sha256:".length();
    private static final int HASH_DIGITS = 12;

    private final ModelHost host;
    private final WeightEditor weights;
    private final Path folder;

    /** @param folder where exports go; created when needed */
    public ModelExport(ModelHost host, WeightEditor weights, Path folder) {
        this.host = host;
        this.weights = weights;
        this.folder = folder;
    }

    /**
     * Where an export lies, and what it holds.
     *
     * @param omitted subjects whose edits the format cannot hold
     */
    public record Exported(String format, long revision, String modelHash, String folder, List<String> omitted) {
        public Exported {
            Objects.requireNonNull(format, "format");
            omitted = List.copyOf(omitted);
        }
    }

    /**
     * Exports the model of a revision, the newest when null.
     *
     * @throws Malformed if the format cannot hold the model
     * @throws Unavailable if the disk refuses
     */
    public Exported write(ExportFormat format, @Nullable Long revision) {
        try (Snapshot.Lease lease = revision == null ? host.newest() : host.at(revision)) {
            Snapshot snapshot = lease.snapshot();
            String hash = snapshot.model().fingerprint();
            String kind = format.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Path target = folder.resolve("emend-r" + snapshot.revision() + "-" + kind + "-"
                    + hash.substring(HASH_PREFIX, HASH_PREFIX + HASH_DIGITS));
            List<String> omitted = weights.export(snapshot.assembled(), format, target);
            return new Exported(
                    kind, snapshot.revision(), hash, target.toAbsolutePath().toString(), omitted);
        } catch (IllegalArgumentException e) {
            throw new Malformed("This model cannot be exported so: " + e.getMessage() + ".");
        } catch (UncheckedIOException e) {
            throw new Unavailable("The export cannot be written: " + e.getMessage() + ".");
        }
    }
}
