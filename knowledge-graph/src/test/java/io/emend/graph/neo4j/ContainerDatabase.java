package io.emend.graph.neo4j;

import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.neo4j.Neo4jContainer;
import org.testcontainers.utility.DockerImageName;

/** One Neo4j server in a container for all tests of this JVM, where a container engine is at hand. */
final class ContainerDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerDatabase.class);
    private static final DockerImageName IMAGE = DockerImageName.parse("neo4j:2026.08.1-community");
    private static final String PASSWORD = "test-password";

    private ContainerDatabase() {}

    /** Whether containers can be started; logs which paths of the contract tests run. */
    static boolean isPossible() {
        boolean possible = DockerClientFactory.instance().isDockerAvailable();
        LOG.info(
                possible
                        ? "Contract tests run on the embedded database and on {}"
                        : "NOT RUN: contract tests on {}, for there is no container engine; they run on the embedded database",
                IMAGE);
        return possible;
    }

    static Driver driver() {
        return Holder.DRIVER;
    }

    private static final class Holder {
        private static final Driver DRIVER = start();

        private static Driver start() {
            Neo4jContainer container = new Neo4jContainer(IMAGE).withAdminPassword(PASSWORD);
            container.start();
            Driver driver = GraphDatabase.driver(
                    container.getBoltUrl(),
                    AuthTokens.basic("neo4j", PASSWORD),
                    Config.builder()
                            .withNotificationConfig(NotificationConfig.disableAllConfig())
                            .build());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                driver.close();
                container.stop();
            }));
            return driver;
        }
    }
}
