package io.emend.editor.profiling;

import io.emend.editing.profile.ModelProfile;
import io.emend.editing.profile.ProfileFiles;
import io.emend.editing.storage.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profile and the sweep that led to it.
 *
 * @param layers every layer that was looked at, ascending
 */
record SweptProfile(ModelProfile profile, List<LayerScore> layers) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    SweptProfile {
        layers = List.copyOf(layers);
    }

    /** Writes the profile's files; the sweep stands in the JSON for people to read. */
    void save(Path folder) {
        ProfileFiles.save(profile, folder);
        Path file = folder.resolve(ProfileFiles.JSON);
        try {
            var described = (ObjectNode) JSON.readTree(Files.readString(file));
            described.set("sweep", JSON.valueToTree(layers));
            DurableFiles.write(file, (JSON.writeValueAsString(described) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The profile cannot be written into " + folder, e);
        }
    }

    String table() {
        return LayerScore.TABLE_HEAD
                + layers.stream().map(layer -> "\n" + layer.row()).collect(Collectors.joining());
    }
}
