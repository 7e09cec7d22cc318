package io.emend.graph.neo4j;

/** Bulk loading; statements beyond the head are invisible until the head moves over them. */
final class ImportCypher {
    static final String STATEMENTS = """
            UNWIND $rows AS row
            CREATE (:Statement {id: row[0], subject: row[1], relation: row[2], object: row[3], sequence: row[4],
                asserted: $revision})
            """;
    /** A row is a subject with its facts, so that it is looked up once. */
    static final String ENTITY_FACTS = """
            UNWIND $rows AS row
            MATCH (s:Entity {id: row[0]})
            UNWIND row[1] AS fact
            MATCH (o:Entity {id: fact[2]})
            CREATE (s)-[:$(fact[1]) {id: fact[0]}]->(o)
            RETURN count(*) AS created
            """;

    static final String VALID_TIMES = """
            UNWIND $rows AS row
            MATCH (s:Statement {id: row.id})
            SET s += row
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
            RETURN count(*) AS removed
            """;

    private ImportCypher() {}
}
