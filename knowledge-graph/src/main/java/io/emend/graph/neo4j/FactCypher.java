package io.emend.graph.neo4j;

/**
 * Reads of statements, each with its object's default label. {@code head} hides what a running import has written so far,
 * and keeps a read whole when a commit lands in the middle of it.
 */
final class FactCypher {
    private static final String HEAD = "MATCH (head:Ledger {id: 'head'})\n";
    private static final String PAGE_OF_HEAD = HEAD + "CALL (head) {\n";
    private static final String LIVE =
            "s.asserted <= head.revision AND (s.retracted IS NULL OR s.retracted > head.revision)";
    private static final String LIVE_AT = """
            s.asserted <= coalesce($asOf, head.revision)
              AND (s.retracted IS NULL OR s.retracted > coalesce($asOf, head.revision))
              AND s.sequence < $below
              AND ($validAt IS NULL
                OR (coalesce(s.validFromSecond, $validAt) <= $validAt AND coalesce(s.validToSecond, $validAt + 1) > $validAt))
            """;
    private static final String ROW = """
            OPTIONAL MATCH (o:Entity {id: s.object})
            RETURN s, o.name AS label
            """;
    /** Sorts and cuts inside the subquery, where the order of an index survives; beside the head it would be lost. */
    private static final String PAGE = """
              RETURN s ORDER BY s.sequence DESC LIMIT $limit
            }
            OPTIONAL MATCH (o:Entity {id: s.object})
            RETURN s, o.name AS label ORDER BY s.sequence DESC
            """;
    /** With one relation the order is the same, and only so does the planner see that the index has it. */
    private static final String PAGE_OF_RELATION =
            PAGE.replace("ORDER BY s.sequence DESC LIMIT", "ORDER BY s.relation DESC, s.sequence DESC LIMIT");

    static final String BY_SUBJECT_RELATION_OBJECT =
            PAGE_OF_HEAD + "MATCH (s:Statement {subject: $subject, relation: $relation}) WHERE s.object = $object AND "
                    + LIVE_AT + PAGE;
    static final String BY_SUBJECT_RELATION =
            PAGE_OF_HEAD + "MATCH (s:Statement {subject: $subject, relation: $relation}) WHERE " + LIVE_AT + PAGE;
    static final String BY_SUBJECT_OBJECT = PAGE_OF_HEAD
            + "MATCH (s:Statement {subject: $subject}) WHERE s.relation IS NOT NULL AND s.object = $object AND "
            + LIVE_AT + PAGE;
    static final String BY_SUBJECT =
            PAGE_OF_HEAD + "MATCH (s:Statement {subject: $subject}) WHERE s.relation IS NOT NULL AND " + LIVE_AT + PAGE;
    static final String BY_RELATION_OBJECT =
            PAGE_OF_HEAD + "MATCH (s:Statement {object: $object, relation: $relation}) WHERE " + LIVE_AT + PAGE;
    static final String BY_OBJECT =
            PAGE_OF_HEAD + "MATCH (s:Statement {object: $object}) WHERE s.relation IS NOT NULL AND " + LIVE_AT + PAGE;
    static final String BY_RELATION =
            PAGE_OF_HEAD + "MATCH (s:Statement {relation: $relation}) WHERE " + LIVE_AT + PAGE_OF_RELATION;
    static final String ANY = PAGE_OF_HEAD + "MATCH (s:Statement) WHERE " + LIVE_AT + PAGE;

    static final String SLOT = HEAD + "MATCH (s:Statement {subject: $subject, relation: $relation}) WHERE " + LIVE
            + '\n' + ROW + "ORDER BY s.sequence";
    private static final String EACH_FACT_STATE = """
            UNWIND $wanted.facts AS fact
            CALL (head, fact) {
              OPTIONAL MATCH (s:Statement {subject: fact[0], relation: fact[1]}) WHERE s.asserted <= head.revision
              WITH fact, s, s.retracted IS NULL OR s.retracted > head.revision AS live
              WITH max(CASE WHEN live THEN s.asserted ELSE s.retracted END) AS revision,
                collect(CASE WHEN live AND coalesce(s.object = fact[2], fact[2] IS NULL) THEN s END) AS wanted
              UNWIND CASE WHEN wanted = [] THEN [null] ELSE wanted END AS s
              OPTIONAL MATCH (o:Entity {id: s.object})
              WITH revision, s, o.name AS label ORDER BY s.sequence
              RETURN revision, collect(CASE WHEN s IS NOT NULL THEN {s: s, label: label} END) AS statements
            }
            """;
    /** The live statements of facts, each a subject, a relation and perhaps an object; and when their slots last changed. */
    static final String FACT_STATES = HEAD + EACH_FACT_STATE + "RETURN revision, statements";

    static final String SUBJECTS = HEAD + "MATCH (s:Statement {object: $object, relation: $relation}) WHERE " + LIVE
            + "\nRETURN s.subject AS subject ORDER BY s.sequence LIMIT $limit";
    static final String OF_SUBJECT = HEAD
            + "MATCH (s:Statement {subject: $subject}) WHERE s.relation IS NOT NULL AND " + LIVE + '\n' + ROW
            + "ORDER BY s.sequence";
    static final String NEIGHBOURHOOD = HEAD + """
            UNWIND $entities AS entity
            CALL (entity, head) {
              MATCH (s:Statement {subject: entity}) WHERE s.relation IS NOT NULL AND s.asserted <= head.revision
                AND (s.retracted IS NULL OR s.retracted > head.revision)
              RETURN s ORDER BY s.sequence DESC LIMIT $limit
              UNION ALL
              MATCH (s:Statement {object: entity}) WHERE s.relation IS NOT NULL AND s.asserted <= head.revision
                AND (s.retracted IS NULL OR s.retracted > head.revision)
              RETURN s ORDER BY s.sequence DESC LIMIT $limit
            }
            WITH DISTINCT s
            """ + ROW;
    static final String BY_IDS =
            HEAD + "UNWIND $ids AS id MATCH (s:Statement {id: id}) WHERE s.asserted <= head.revision\n" + ROW;
    static final String HISTORY = HEAD + """
            MATCH (given:Statement {id: $id})
            MATCH (s:Statement {subject: given.subject, relation: given.relation})
            WHERE s.asserted <= head.revision
            """ + ROW + "ORDER BY s.sequence DESC";
    static final String DEPENDENTS = HEAD + """
            UNWIND $ids AS id
            MATCH (:Statement {id: id})<-[:PREMISE]-(s:Statement)
            WHERE s.asserted <= head.revision AND (s.retracted IS NULL OR s.retracted > head.revision)
            WITH DISTINCT s
            """ + ROW + "ORDER BY s.sequence";
    static final String EDITED = """
            MATCH (s:Edited)
            WHERE s.sequence > 0 AND s.asserted <= $revision AND (s.retracted IS NULL OR s.retracted > $revision)
            """ + ROW + "ORDER BY s.sequence";

    /** Names are compared label by label; a nameless entity has its own statements alone. */
    private static final String EDITED_OF_NAMESAKES = """
            OPTIONAL MATCH (:Entity {id: subject})<-[:NAMES]-(label:Name) WHERE NOT label.alias
            OPTIONAL MATCH (name:Name {key: label.key})-[:NAMES]->(namesake:Entity) WHERE NOT name.alias
            WITH head, subject, collect(namesake.id) + [subject] AS ids
            UNWIND ids AS id
            WITH DISTINCT head, id
            MATCH (s:Statement {subject: id}) WHERE s.relation IS NOT NULL AND s:Edited AND\s""" + LIVE + '\n' + ROW + "ORDER BY s.sequence";

    static final String EDITED_UNDER_NAME = HEAD + "WITH head, $id AS subject\n" + EDITED_OF_NAMESAKES;

    /** Facts of a relation that name an object, each with the last change of its slot. */
    private static final String EACH_POINTING = """
            UNWIND $wanted.pointers AS pointer
            CALL (head, pointer) {
              MATCH (s:Statement {object: pointer[1], relation: pointer[0]})
              WHERE s.asserted <= head.revision AND (s.retracted IS NULL OR s.retracted > head.revision)
              WITH head, s ORDER BY s.sequence DESC LIMIT $most
              CALL (head, s) {
                MATCH (t:Statement {subject: s.subject, relation: s.relation}) WHERE t.asserted <= head.revision
                RETURN max(CASE WHEN t.retracted <= head.revision THEN t.retracted ELSE t.asserted END) AS revision
              }
              OPTIONAL MATCH (o:Entity {id: s.object})
              WITH s, o.name AS label, revision ORDER BY s.sequence DESC
              RETURN collect({s: s, label: label, revision: revision}) AS statements
            }
            """;

    /**
     * Four reads in one: each would cost as much again on the way to the database and back. All lists are in one map, for the
     * database plans a statement anew for lists of other lengths, which here takes it hundreds of milliseconds.
     */
    static final String PLAN_GROUNDS =
            HEAD + """
            CALL () {
              UNWIND $wanted.entities AS id MATCH (e:Entity {id: id}) RETURN collect(e) AS entities
            }
            CALL (head) {
            """ + EACH_FACT_STATE + """
              RETURN collect({fact: fact, revision: revision, statements: statements}) AS facts
            }
            CALL (head) {
            """ + EACH_POINTING + """
              RETURN collect({pointer: pointer, statements: statements}) AS pointing
            }
            CALL (head) {
              UNWIND $wanted.subjects AS subject
              CALL (head, subject) {
            """ + EDITED_OF_NAMESAKES + """

              }
              WITH subject, collect({s: s, label: label}) AS statements
              RETURN collect({subject: subject, statements: statements}) AS edited
            }
            RETURN entities, facts, pointing, edited
            """;

    /** Live statements in the order of assertion, one slice; the caller goes on after the last sequence. */
    static final String SLICE = HEAD
            + "MATCH (s:Statement) WHERE s.sequence > $after AND s.asserted <= head.revision\n"
            + "WITH s ORDER BY s.sequence LIMIT $limit\n" + ROW + "ORDER BY s.sequence";

    static final String SLOT_REVISIONS = HEAD + """
            UNWIND $slots AS slot
            OPTIONAL MATCH (s:Statement {subject: slot[0], relation: slot[1]}) WHERE s.asserted <= head.revision
            RETURN slot[0] AS subject, slot[1] AS relation, max(coalesce(s.retracted, s.asserted)) AS revision
            """;

    /** Statements asserted after revision $from and up to $to; imports are found by their stretch of sequences. */
    static final String ASSERTED_BETWEEN = """
            MATCH (f:Revision {number: $from}) MATCH (t:Revision {number: $to})
            MATCH (s:Statement) WHERE s.sequence > f.lastSequence AND s.sequence <= t.lastSequence
            """ + ROW + "ORDER BY s.sequence";

    static final String RETRACTED_BETWEEN = """
            MATCH (r:Revision) WHERE r.number > $from AND r.number <= $to
            UNWIND r.retracted AS id
            MATCH (s:Statement {id: id})
            """ + ROW + "ORDER BY s.sequence";

    private FactCypher() {}
}
