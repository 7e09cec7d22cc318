package io.emend.graph.neo4j.store;

/** What the stores ask beyond loading and saving one node. */
final class StoreCypher {
    /** The next number of a counter; the transaction holds the counter until it ends. */
    static final String NEXT = """
            MERGE (c:Counter {id: $counter})
            SET c.value = coalesce(c.value, 0) + 1
            RETURN c.value AS value
            """;

    static final String LINK_SUBJECTS = """
            MATCH (e:EditDocument {id: $id})
            UNWIND $subjects AS subject
            MERGE (s:EditSubject {id: subject})
            MERGE (e)-[:CONCERNS]->(s)
            """;
    static final String LINK_SLOTS = """
            MATCH (e:EditDocument {id: $id})
            UNWIND $slots AS slot
            MERGE (s:EditSlot {id: slot})
            MERGE (e)-[:CHANGES]->(s)
            """;

    private static final String FILTER = """
            e.sequence < $below
              AND ($status IS NULL OR e.status = $status)
              AND ($author IS NULL OR e.author = $author)
              AND ($since IS NULL OR e.createdAt >= $since)
            RETURN e ORDER BY e.sequence DESC LIMIT $limit
            """;
    static final String EDITS = "MATCH (e:EditDocument) WHERE " + FILTER;
    static final String EDITS_OF_AUTHOR = "MATCH (e:EditDocument {author: $author}) WHERE " + FILTER;
    static final String EDITS_WITH_STATUS = "MATCH (e:EditDocument {status: $status}) WHERE " + FILTER;
    static final String EDITS_OF_SUBJECT =
            "MATCH (:EditSubject {id: $subject})<-[:CONCERNS]-(e:EditDocument) WHERE ($slot IS NULL OR $slot IN e.slots) AND "
                    + FILTER;
    static final String EDITS_OF_SLOT = "MATCH (:EditSlot {id: $slot})<-[:CHANGES]-(e:EditDocument) WHERE " + FILTER;
    static final String EDITS_BY_ID = """
            UNWIND $ids AS id
            MATCH (e:EditDocument {id: id})
            RETURN e ORDER BY e.sequence DESC
            """;

    static final String CLAIM = """
            MERGE (k:IdempotencyKey {id: $id})
            ON CREATE SET k.caller = $caller, k.key = $key, k.bodyHash = $bodyHash, k.editId = $editId,
                k.createdAt = $createdAt, k.claim = $claim
            RETURN k
            """;
    static final String RELEASE = "MATCH (k:IdempotencyKey {id: $id}) DELETE k";

    static final String SAVE_KEY = "MERGE (k:ApiKey {id: $id}) SET k = $properties";
    static final String KEY_BY_HASH = "MATCH (k:ApiKey {keyedHash: $keyedHash}) RETURN k";
    static final String REVOKE = """
            MATCH (k:ApiKey {id: $id}) WHERE k.revokedAt IS NULL
            SET k.revokedAt = $at
            RETURN count(k) AS revoked
            """;

    static final String SAVE_WEBHOOK = "MERGE (w:Webhook {id: $id}) SET w = $properties";
    static final String DELIVERED =
            "MATCH (w:Webhook {id: $id}) WHERE w.delivered < $revision SET w.delivered = $revision";
    static final String DELETE_WEBHOOK = """
            MATCH (w:Webhook {id: $id})
            DELETE w
            RETURN count(*) AS deleted
            """;

    /** Writing to the tail takes its lock, so that entries are numbered and chained one after the other. */
    static final String LOCK_TAIL = """
            MERGE (t:AuditTail {id: 'tail'})
            SET t.number = coalesce(t.number, 0) + 1
            RETURN t.number AS number, coalesce(t.hash, $zero) AS hash
            """;

    static final String APPEND = """
            MATCH (t:AuditTail {id: 'tail'})
            SET t.hash = $entry.hash
            CREATE (e:AuditEntry) SET e = $entry
            """;
    static final String AUDIT = """
            MATCH (e:AuditEntry) WHERE e.number < $below AND ($since IS NULL OR e.at >= $since)
            RETURN e ORDER BY e.number DESC LIMIT $limit
            """;
    static final String AUDIT_OF_ACTOR = """
            MATCH (e:AuditEntry {actor: $actor}) WHERE e.number < $below AND ($since IS NULL OR e.at >= $since)
            RETURN e ORDER BY e.number DESC LIMIT $limit
            """;

    private StoreCypher() {}
}
