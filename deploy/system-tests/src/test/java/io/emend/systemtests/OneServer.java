package io.emend.systemtests;

import io.emend.standalone.ServerSettings;
import io.emend.standalone.StandaloneServer;
import java.net.URI;
import java.nio.file.Path;

/** Everything in this JVM behind one port. */
final class OneServer implements Topology {
    private final TemporaryFolder folder = TemporaryFolder.create("one-server");
    private final StandaloneServer server = StandaloneServer.start(
            new ServerSettings(0, "127.0.0.1", folder.path(), DemonstrationModel.folder(), true, EveryAnswer.SETTINGS));

    @Override
    public URI interpreter() {
        return server.url();
    }

    @Override
    public URI controller() {
        return server.url();
    }

    @Override
    public URI editor() {
        return server.url();
    }

    @Override
    public Path weights() {
        return folder.path().resolve("weights");
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
