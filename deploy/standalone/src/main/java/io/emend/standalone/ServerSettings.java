package io.emend.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What a server needs to know.
 *
 * @param port TCP port, 0 for any free one
 * @param address address to listen on
 * @param data folder of graph, weights and ledger
 * @param model folder of a Hugging Face checkpoint
 * @param demoUsers whether the demonstration's well-known keys open the door; loopback only
 * @param further Spring properties that go beyond these, such as {@code emend.access.admin-key}
 */
public record ServerSettings(
        int port, String address, Path data, Path model, boolean demoUsers, Map<String, Object> further) {
    public ServerSettings {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(model, "model");
        further = Map.copyOf(further);
    }

    /** A server for this machine's own use with the demonstration's users, on any free port. */
    public static ServerSettings local(Path data, Path model) {
        return new ServerSettings(0, CommandLine.LOOPBACK, data, model, true, Map.of());
    }
}
