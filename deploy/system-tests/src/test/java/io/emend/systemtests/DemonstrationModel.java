package io.emend.systemtests;

import java.nio.file.Path;

/** The model that comes with the sources. */
final class DemonstrationModel {
    private DemonstrationModel() {}

    /** Its folder; the tests run in their module's folder. */
    static Path folder() {
        return Path.of("..", "standalone", "models", "emend-tiny")
                .toAbsolutePath()
                .normalize();
    }
}
