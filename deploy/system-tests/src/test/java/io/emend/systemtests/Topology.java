package io.emend.systemtests;

import java.net.URI;
import java.nio.file.Path;

/** A running system: where each service is reached. In one JVM all three are the same place. */
interface Topology extends AutoCloseable {
    URI interpreter();

    URI controller();

    URI editor();

    /** The folder in which the editor keeps its delta files. */
    Path weights();

    @Override
    void close();
}
