package io.emend.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.access.start.StartupRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {
    @TempDir
    Path folder;

    @Test
    void aFolderHasOneOwnerAtATime() {
        DataFolder first = DataFolder.take(folder);

        assertThatThrownBy(() -> DataFolder.take(folder))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("running");

        first.close();
        DataFolder.take(folder).close();
    }

    @Test
    void theSecretIsMadeOnceAndKept() {
        try (DataFolder data = DataFolder.take(folder)) {
            assertThat(data.secret()).hasSize(64).isEqualTo(data.secret());
        }
    }

    @Test
    void aPlaceThatIsNoFolderIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataFolder.take(file))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("--data");
    }
}
