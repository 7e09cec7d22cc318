package io.emend.systemtests;

import io.emend.standalone.ServerSettings;
import io.emend.standalone.StandaloneServer;
import java.net.URI;

/** Everything in this JVM behind one port. */
final class OneServer implements Topology {
    private final TemporaryFolder folder = TemporaryFolder.create("one-server");
    private final StandaloneServer server =
            StandaloneServer.start(ServerSettings.local(folder.path(), DemonstrationModel.folder()));

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
    public void close() {
        server.close();
        folder.close();
    }
}
