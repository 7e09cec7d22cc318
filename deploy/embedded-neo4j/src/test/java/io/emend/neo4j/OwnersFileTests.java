package io.emend.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersFileTests {
    @TempDir
    Path folder;

    @Test
    void isReadByItsOwnerAloneAndLeavesNothingElseBehind() throws IOException {
        Path file = folder.resolve("secret");

        OwnersFile.write(file, "first");
        OwnersFile.write(file, "second");

        assertThat(file).hasContent("second");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("secret");
    }

    @Test
    void secretsAreHexadecimalAndNeverTheSame() {
        assertThat(OwnersFile.secret(24)).matches("[0-9a-f]{48}").isNotEqualTo(OwnersFile.secret(24));
    }
}
