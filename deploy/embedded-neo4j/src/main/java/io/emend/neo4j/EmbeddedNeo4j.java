package io.emend.neo4j;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Neo4j that keeps its data in a folder and listens on a free loopback port, under a password kept in that
 * folder. Takes 5 to 10 s to start. The opener closes it; closing twice is harmless.
 */
public final class EmbeddedNeo4j implements AutoCloseable {
    public static final String USER = "neo4j";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedNeo4j.class);
    private static final Duration FAREWELL = Duration.ofMillis(500);
    private static final Duration START = Duration.ofMinutes(2);

    private final FolderLock lock;
    private final DatabaseManagementService service;
    private final URI uri;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedNeo4j(FolderLock lock, DatabaseManagementService service, URI uri, String password) {
        this.lock = lock;
        this.service = service;
        this.uri = uri;
        this.password = password;
    }

    /** Starts the database of these settings, as {@link #open(Path, long)}. */
    static EmbeddedNeo4j open(EmbeddedNeo4jProperties properties) {
        return open(
                properties.folderOrDefault(), properties.pageCacheOrDefault().toBytes());
    }

    /**
     * Starts the database of a folder, an empty one if there is none yet.
     *
     * @param pageCacheBytes off-heap memory for pages of the store
     * @throws DataFolderInUse if another process has the folder
     * @throws DataFolderUnusable if the database does not start
     */
    public static EmbeddedNeo4j open(Path folder, long pageCacheBytes) {
        Path home = folder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(home);
        long begin = System.nanoTime();
        DatabaseManagementService service = null;
        try {
            service = new DatabaseManagementServiceBuilder(home)
                    .setConfig(BoltConnector.enabled, true)
                    .setConfig(BoltConnector.listen_address, new SocketAddress(loopback(), 0))
                    .setConfig(GraphDatabaseSettings.auth_enabled, true)
                    .setConfig(GraphDatabaseSettings.pagecache_memory, pageCacheBytes)
                    .setConfig(GraphDatabaseSettings.udc_enabled, false)
                    .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                    .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, Duration.ZERO)
                    .setConfig(BoltConnectorInternalSettings.connection_shutdown_wait_time, FAREWELL)
                    .setConfig(BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, FAREWELL)
                    .build();
            DatabaseManagementService started = service;
            String password = new KeptPassword(home).getOrSet(made -> setPassword(started, made));
            EmbeddedNeo4j database = new EmbeddedNeo4j(lock, service, bolt(service), password);
            LOG.info("Neo4j started in {} ms: {}, data in {}", millisSince(begin), database.uri, home);
            return database;
        } catch (RuntimeException e) {
            if (service != null) {
                service.shutdown();
            }
            lock.close();
            throw new DataFolderUnusable(home, e);
        }
    }

    /** Where to connect, {@code bolt://127.0.0.1:port}. */
    public URI uri() {
        return uri;
    }

    /** Password of {@value #USER}. */
    public String password() {
        return password;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            long begin = System.nanoTime();
            try {
                service.shutdown();
            } finally {
                lock.close();
            }
            LOG.info("Neo4j stopped in {} ms", millisSince(begin));
        }
    }

    private static String loopback() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    private static URI bolt(DatabaseManagementService service) {
        GraphDatabaseService database = service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
        if (!database.isAvailable(START.toMillis())) {
            throw new IllegalStateException("it did not become available within " + START);
        }
        int port = ((GraphDatabaseAPI) database)
                .getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT)
                .getPort();
        return URI.create("bolt://" + loopback() + ':' + port);
    }

    private static void setPassword(DatabaseManagementService service, String password) {
        service.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
                .executeTransactionally(
                        "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
    }

    private static long millisSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
