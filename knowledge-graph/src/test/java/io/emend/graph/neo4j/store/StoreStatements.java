package io.emend.graph.neo4j.store;

/** Lets the profile test see this package's statements. */
public final class StoreStatements {
    private StoreStatements() {}

    public static Class<?> holder() {
        return StoreCypher.class;
    }
}
