package io.emend.systemtests;

import io.emend.graph.BulkLoad;
import io.emend.graph.GraphPorts;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.neo4j.Neo4jGraph;
import io.emend.graph.statement.Content;
import io.emend.neo4j.EmbeddedNeo4j;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/** A few people and places of the demonstration graph, for servers that are started many times. */
final class SmallGraph {
    static final Map<String, String> PEOPLE = Map.of(
            "Franz Kafka", "Q905",
            "Richard Wagner", "Q1511",
            "Henri Bergson", "Q42156",
            "Susan Sontag", "Q152824",
            "Konrad Lorenz", "Q78496");
    static final Map<String, String> PLACES = Map.of(
            "Vienna", "Q1741", "Berlin", "Q64", "Munich", "Q1726", "Paris", "Q90", "London", "Q84", "Rome", "Q220");
    private static final long PAGE_CACHE_BYTES = 64L << 20;

    private SmallGraph() {}

    /** Makes the database of a standalone server's data folder: everybody was born in Paris and died in London. */
    static void writeTo(Path data) {
        try (EmbeddedNeo4j database = EmbeddedNeo4j.open(data.resolve("neo4j"), PAGE_CACHE_BYTES);
                Driver driver = GraphDatabase.driver(
                        database.uri(), AuthTokens.basic(EmbeddedNeo4j.USER, database.password()))) {
            loadInto(Neo4jGraph.open(driver));
        }
    }

    static void loadInto(GraphPorts graph) {
        ImportHeader header = new ImportHeader("small", "test", Instant.EPOCH, null, null);
        try (BulkLoad load = graph.ledger().beginImport(header)) {
            List<EntityRecord> entities = new ArrayList<>();
            PEOPLE.forEach((name, id) -> entities.add(EntityRecord.of(id, Map.of("en", name), List.of("Q5"))));
            PLACES.forEach((name, id) -> entities.add(EntityRecord.of(id, Map.of("en", name), List.of("Q515"))));
            load.entities(entities);
            load.statements(PEOPLE.values().stream()
                    .map(person -> new Content(person, "P19", PLACES.getOrDefault("Paris", ""), null, null))
                    .toList());
            load.statements(PEOPLE.values().stream()
                    .map(person -> new Content(person, "P20", PLACES.getOrDefault("London", ""), null, null))
                    .toList());
            load.finish();
        }
    }
}
