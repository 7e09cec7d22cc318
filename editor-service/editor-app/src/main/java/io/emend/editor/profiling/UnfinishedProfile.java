package io.emend.editor.profiling;

import io.emend.editing.EditException;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.profile.ProfileFiles;
import io.emend.editing.storage.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run has computed so far, kept beside the profile it will become: covariances by group of layers, and scores.
 * A run of another checkpoint or with other options starts afresh.
 */
final class UnfinishedProfile {
    private static final String NAME = "emend-profile.unfinished";
    private static final String SCORES = "scores.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final String fingerprint;
    private final String identity;
    private final List<LayerScore> scores;

    private record Kept(String model, String options, List<LayerScore> scores) {}

    private UnfinishedProfile(Path folder, String fingerprint, String identity, List<LayerScore> scores) {
        this.folder = folder;
        this.fingerprint = fingerprint;
        this.identity = identity;
        this.scores = new ArrayList<>(scores);
    }

    static Path folderIn(Path out) {
        return out.resolve(NAME);
    }

    /** What an earlier run of the same kind left, or nothing. */
    static UnfinishedProfile open(Path out, String fingerprint, String identity) {
        Path folder = folderIn(out);
        try {
            if (Files.isRegularFile(folder.resolve(SCORES))) {
                Kept kept = JSON.readValue(Files.readString(folder.resolve(SCORES)), Kept.class);
                if (fingerprint.equals(kept.model()) && identity.equals(kept.options())) {
                    return new UnfinishedProfile(folder, fingerprint, identity, kept.scores());
                }
            }
        } catch (IOException | JacksonException e) {
            delete(folder); // half-written or of an older form: nothing in it can be relied on
        }
        delete(folder);
        var fresh = new UnfinishedProfile(folder, fingerprint, identity, List.of());
        fresh.write();
        return fresh;
    }

    /** Covariances of a group of layers, if they were computed. */
    Optional<ModelProfile> covariances(List<Integer> layers) {
        try {
            return ProfileFiles.existsIn(group(layers))
                    ? Optional.of(ProfileFiles.load(group(layers), fingerprint))
                    : Optional.empty();
        } catch (EditException.ProfileMismatch e) {
            return Optional.empty();
        }
    }

    void keep(List<Integer> layers, ModelProfile covariances) {
        ProfileFiles.save(covariances, group(layers));
    }

    /** The score of a layer, with edits if those are asked for. */
    Optional<LayerScore> score(int layer, boolean tried) {
        return scores.stream()
                .filter(score -> score.layer() == layer && (score.tried() || !tried))
                .findFirst();
    }

    void keep(LayerScore score) {
        scores.removeIf(old -> old.layer() == score.layer());
        scores.add(score);
        write();
    }

    /** The run is complete. */
    void delete() {
        delete(folder);
    }

    private Path group(List<Integer> layers) {
        return folder.resolve("layers-" + layers.getFirst() + "-" + layers.getLast());
    }

    private void write() {
        try {
            byte[] text = JSON.writeValueAsString(new Kept(fingerprint, identity, scores))
                    .getBytes(StandardCharsets.UTF_8);
            DurableFiles.write(folder.resolve(SCORES), text);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be written; choose another with --out", e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be deleted", e);
        }
    }
}
