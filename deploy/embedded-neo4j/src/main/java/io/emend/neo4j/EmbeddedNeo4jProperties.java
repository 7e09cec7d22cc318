package io.emend.neo4j;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the embedded database.
 *
 * @param folder where its data is, {@code data/neo4j} when not set
 * @param pageCache memory for pages of the store, 256 MB when not set
 */
@ConfigurationProperties("emend.neo4j")
public record EmbeddedNeo4jProperties(
        @Nullable Path folder, @Nullable DataSize pageCache) {
    private static final Path DEFAULT_FOLDER = Path.of("data", "neo4j");
    private static final DataSize DEFAULT_PAGE_CACHE = DataSize.ofMegabytes(256);

    public Path folderOrDefault() {
        return folder == null ? DEFAULT_FOLDER : folder;
    }

    public DataSize pageCacheOrDefault() {
        return pageCache == null ? DEFAULT_PAGE_CACHE : pageCache;
    }
}
