package io.emend.graph.neo4j;

/** Bulk loading; statements beyond the head are invisible until the head moves over them. */
final class ImportCypher {
    static final String STATEMENTS = """
            UNWIND $rows AS row
            CREATE (:Statement {id: row[0], subject: row[1], relation: row[2], object: row[3], sequence: row[4],
                asserted: $revision})
            """;
    static final String TIMED_STATEMENTS = "UNWIND $rows AS row CREATE (s:Statement) SET s = row";
    /** Every entity of the batch is looked up once; a fact names its two by their places among them. */
    static final String ENTITY_FACTS = """
            UNWIND range(0, size($entities) - 1) AS place
            MATCH (e:Entity {id: $entities[place]})
            WITH place, e ORDER BY place
            WITH collect(e) AS nodes WHERE size(nodes) = size($entities)
            UNWIND $rows AS fact
            WITH nodes[fact[1]] AS s, nodes[fact[3]] AS o, fact
            CREATE (s)-[:$(fact[2]) {id: fact[0]}]->(o)
            RETURN count(*) AS created
            """;
    /** Entities that are not there yet, each with a row for each of its names. */
    static final String ENTITIES = """
            UNWIND $rows AS row
            CREATE (e:Entity) SET e = row.node
            WITH e, row.names AS names
            UNWIND names AS name
            CREATE (:Name {key: name.key, text: name.text, lang: name.lang, alias: name.alias})-[:NAMES]->(e)
            """;
    /** Only the newest owner of the job moves it on. */
    static final String PROGRESS = """
            MATCH (head:Ledger {id: 'head'}) WHERE head.importOwner = $owner
            SET head.importOffered = $offered, head.importSequence = $sequence, head.importSet = $liveSet
            RETURN head.importOwner AS owner
            """;

    static final String LIVE_CONTENTS = """
            UNWIND $rows AS row
            MATCH (s:Statement {subject: row[0], relation: row[1]})
            WHERE s.object = row[2] AND s.retracted IS NULL
            RETURN s.subject AS subject, s.relation AS relation, s.object AS object,
                s.validFrom AS validFrom, s.validTo AS validTo
            """;
    static final String DISCARD_FACTS = """
            MATCH (s:Statement) WHERE s.sequence > $after
            WITH s LIMIT $limit
            OPTIONAL MATCH (:Entity {id: s.subject})-[r:$(s.relation)]->() WHERE r.id = s.id
            DELETE r
            DETACH DELETE s
            """;
    /** To be asked first: an import begins, as a rule, with nothing to discard. */
    static final String WRITTEN_AFTER = "MATCH (s:Statement) WHERE s.sequence > $after RETURN s.id AS id LIMIT 1";

    private ImportCypher() {}
}
