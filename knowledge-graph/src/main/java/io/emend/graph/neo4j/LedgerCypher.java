package io.emend.graph.neo4j;

/** The head, revisions, and what a commit writes. */
final class LedgerCypher {
    static final String CREATE_GENESIS = """
            MERGE (head:Ledger {id: 'head'})
            ON CREATE SET head += $head
            MERGE (r:Revision {number: 0})
            ON CREATE SET r += $properties
            """;

    /** Writing to the head takes its lock until the transaction ends; what is read afterwards is the newest. */
    static final String LOCK = "MATCH (head:Ledger {id: 'head'}) SET head.lockedBy = $by RETURN head";

    static final String HEAD = "MATCH (head:Ledger {id: 'head'}) RETURN head";
    static final String NEWEST = "MATCH (head:Ledger {id: 'head'}) RETURN head.revision AS revision";
    static final String MOVE_HEAD = "MATCH (head:Ledger {id: 'head'}) SET head += $head, head.lockedBy = null";

    /** The new revision, and the head over it. */
    static final String CONCLUDE = """
            MATCH (head:Ledger {id: 'head'}) SET head += $head, head.lockedBy = null
            CREATE (r:Revision) SET r = $properties
            """;

    static final String REVISION = """
            MATCH (head:Ledger {id: 'head'})
            MATCH (r:Revision {number: $number}) WHERE r.number <= head.revision
            RETURN r
            """;
    static final String REVISION_OF_EDIT = "MATCH (r:Revision {editId: $editId}) RETURN r";
    static final String REVISIONS = """
            MATCH (r:Revision) WHERE r.number < $below
            RETURN r ORDER BY r.number DESC LIMIT $limit
            """;
    static final String REVISIONS_OF_KIND = """
            MATCH (r:Revision {kind: $kind}) WHERE r.number > $after
            RETURN r ORDER BY r.number DESC
            """;
    static final String COUNT_EDITS = """
            MATCH (r:Revision) WHERE r.number > 0 AND r.kind IN ['EDIT', 'ROLLBACK', 'CONSOLIDATION']
            RETURN r.number LIMIT 1
            """;
    static final String BIND_MODEL = "MATCH (r:Revision) WHERE r.number >= 0 SET r.modelHash = $model";

    static final String MISSING_ENTITIES = """
            UNWIND $ids AS id
            OPTIONAL MATCH (e:Entity {id: id})
            WITH id, e WHERE e IS NULL
            RETURN id
            """;
    static final String LIVE_CONTENTS = """
            UNWIND $rows AS row
            MATCH (s:Statement {subject: row.subject, relation: row.relation})
            WHERE s.object = row.object AND s.retracted IS NULL
            RETURN s
            """;
    static final String ASSERT_STATEMENTS = """
            UNWIND $rows AS row
            CREATE (s:Statement) SET s = row
            FOREACH (_ IN CASE WHEN row.origin = 'EDIT' THEN [1] ELSE [] END | SET s:Edited)
            """;
    static final String LINK_PREMISES = """
            UNWIND $rows AS row
            MATCH (s:Statement {id: row.id})
            UNWIND row.derivedFrom AS premise
            MATCH (p:Statement {id: premise})
            CREATE (s)-[:PREMISE]->(p)
            """;
    static final String CREATE_ENTITY_FACTS = """
            UNWIND $rows AS row
            MATCH (s:Entity {id: row.subject})
            MATCH (o:Entity {id: row.object})
            CREATE (s)-[:$(row.relation) {id: row.id}]->(o)
            """;
    static final String CREATE_LITERAL_FACTS = """
            UNWIND $rows AS row
            MATCH (s:Entity {id: row.subject})
            MERGE (o:Literal {key: row.object})
            ON CREATE SET o.value = row.value, o.datatype = row.datatype
            CREATE (s)-[:$(row.relation) {id: row.id}]->(o)
            """;
    static final String RETRACT = """
            UNWIND $rows AS row
            MATCH (s:Statement {id: row.id})
            SET s.retracted = $revision
            WITH row
            MATCH (s:Entity {id: row.subject})-[r:$(row.relation)]->() WHERE r.id = row.id
            DELETE r
            """;
    static final String PLACE = """
            UNWIND $rows AS row
            MATCH (s:Statement {id: row.id})
            SET s.modelState = row.modelState, s.method = row.method
            RETURN count(s) AS placed
            """;
    static final String CLOSE_SLOTS = """
            UNWIND $subjects AS subject
            MATCH (v:SlotVersion {subject: subject}) WHERE v.to IS NULL
            SET v.to = $revision
            """;
    static final String OPEN_SLOTS = "UNWIND $rows AS row CREATE (v:SlotVersion) SET v = row";
    static final String SLOT_VERSIONS = """
            MATCH (v:SlotVersion) WHERE v.from <= $revision AND (v.to IS NULL OR v.to > $revision)
            RETURN v ORDER BY v.subject
            """;

    private LedgerCypher() {}
}
