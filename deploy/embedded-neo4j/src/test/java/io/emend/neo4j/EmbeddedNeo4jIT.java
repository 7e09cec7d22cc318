package io.emend.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.springframework.util.unit.DataSize;

class EmbeddedNeo4jIT {
    private static final long PAGE_CACHE = 32L << 20;

    @Test
    void keepsItsDataListensOnLoopbackAndBelongsToOneInstance(@TempDir Path folder) {
        try (EmbeddedNeo4j first = EmbeddedNeo4j.open(folder, PAGE_CACHE)) {
            run(first, "CREATE (:Thing {id: 1})");

            assertThat(first.uri().getHost()).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> EmbeddedNeo4j.open(folder, PAGE_CACHE))
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessageContaining("in use by another running instance");
            assertThatThrownBy(() -> verify(first, "wrong")).isInstanceOf(AuthenticationException.class);
        }
        try (EmbeddedNeo4j second = EmbeddedNeo4j.open(folder, PAGE_CACHE)) {
            assertThat(run(second, "MATCH (t:Thing) RETURN count(t)")).isEqualTo(1);
        }
    }

    @Test
    void keepsItsPasswordForItsOwnerAndMakesAnotherWhereItIsLost(@TempDir Path folder) throws Exception {
        Path kept = folder.resolve(KeptPassword.FILE);
        String first = passwordThatOpens(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(passwordThatOpens(folder)).isEqualTo(first);

        Files.writeString(kept, first.substring(1));
        assertThat(passwordThatOpens(folder)).isNotEqualTo(first).hasSameSizeAs(first);
    }

    private static String passwordThatOpens(Path folder) {
        try (EmbeddedNeo4j database = EmbeddedNeo4j.open(folder, PAGE_CACHE)) {
            assertThat(run(database, "RETURN 1")).isEqualTo(1);
            return database.password();
        }
    }

    @Test
    void saysInOneSentenceThatAFolderCannotBeUsed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");

        assertThatThrownBy(() -> EmbeddedNeo4j.open(file, PAGE_CACHE))
                .isInstanceOf(DataFolderUnusable.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void saysTheSameWhereAnOpeningDatabaseIsAwaited(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");

        try (OpeningNeo4j opening = OpeningNeo4j.begin(new EmbeddedNeo4jProperties(file, null))) {
            assertThatThrownBy(opening::await).isInstanceOf(DataFolderUnusable.class);
        }
        try (OpeningNeo4j opening =
                OpeningNeo4j.begin(new EmbeddedNeo4jProperties(folder.resolve("data"), DataSize.ofBytes(PAGE_CACHE)))) {
            assertThat(run(opening.await(), "RETURN 1")).isEqualTo(1);
        }
        EmbeddedNeo4j.open(folder.resolve("data"), PAGE_CACHE).close();
    }

    private static long run(EmbeddedNeo4j database, String cypher) {
        try (Driver driver = driver(database, database.password())) {
            var records = driver.executableQuery(cypher).execute().records();
            return records.isEmpty() ? 0 : records.getFirst().get(0).asLong();
        }
    }

    private static void verify(EmbeddedNeo4j database, String password) {
        try (Driver driver = driver(database, password)) {
            driver.verifyConnectivity();
        }
    }

    private static Driver driver(EmbeddedNeo4j database, String password) {
        return GraphDatabase.driver(database.uri(), AuthTokens.basic(EmbeddedNeo4j.USER, password));
    }
}
