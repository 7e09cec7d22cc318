package io.emend.graph.neo4j;

/** Entities and their names. */
final class EntityCypher {
    static final String BY_IDS = "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e";
    static final String LABELS =
            "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, e.labelLangs AS labelLangs, e.labelTexts AS labelTexts";
    static final String TYPES = "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, e.types AS types";
    static final String BY_NAME = """
            MATCH (n:Name {key: $key})-[:NAMES]->(e:Entity)
            RETURN DISTINCT e ORDER BY e.id
            """;
    static final String SEARCH = """
            CALL db.index.fulltext.queryNodes('entity_names', $query, {limit: $limit}) YIELD node, score
            MATCH (node)-[:NAMES]->(e:Entity)
            RETURN e, max(score) AS score
            """;
    static final String CHANGED_SINCE = """
            MATCH (head:Ledger {id: 'head'})
            MATCH (e:Entity) WHERE e.version > $since AND e.version <= head.revision
            RETURN e
            """;

    /** Replaces entities that are there; a batch names each entity once. */
    static final String SAVE = """
            UNWIND $rows AS row
            MATCH (e:Entity {id: row.id})
            SET e = row
            """;

    static final String CREATE_IF_ABSENT = """
            UNWIND $rows AS row
            OPTIONAL MATCH (present:Entity {id: row.id})
            WITH row, present WHERE present IS NULL
            CREATE (e:Entity) SET e = row
            RETURN e.id AS id
            """;
    static final String DROP_NAMES = """
            UNWIND $ids AS id
            MATCH (:Entity {id: id})<-[:NAMES]-(n:Name)
            DETACH DELETE n
            """;
    static final String CREATE_NAMES = """
            UNWIND $rows AS row
            MATCH (e:Entity {id: row.id})
            CREATE (:Name {key: row.key, text: row.text, lang: row.lang, alias: row.alias})-[:NAMES]->(e)
            """;

    private EntityCypher() {}
}
