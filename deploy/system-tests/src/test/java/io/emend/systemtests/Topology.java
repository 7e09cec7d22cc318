package io.emend.systemtests;

import java.net.URI;

/** A running system: where each service is reached. In one JVM all three are the same place. */
interface Topology extends AutoCloseable {
    URI interpreter();

    URI controller();

    URI editor();

    @Override
    void close();
}
