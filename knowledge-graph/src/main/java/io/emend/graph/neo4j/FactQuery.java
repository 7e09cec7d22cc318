package io.emend.graph.neo4j;

import io.emend.graph.statement.StatementPattern;

/** Chooses the statement whose index fits the given terms. */
final class FactQuery {
    private FactQuery() {}

    static String of(StatementPattern pattern) {
        boolean relation = pattern.relation() != null;
        boolean object = pattern.object() != null;
        if (pattern.subject() != null) {
            if (object) {
                return relation ? FactCypher.BY_SUBJECT_RELATION_OBJECT : FactCypher.BY_SUBJECT_OBJECT;
            }
            return relation ? FactCypher.BY_SUBJECT_RELATION : FactCypher.BY_SUBJECT;
        }
        if (object) {
            return relation ? FactCypher.BY_RELATION_OBJECT : FactCypher.BY_OBJECT;
        }
        return relation ? FactCypher.BY_RELATION : FactCypher.ANY;
    }
}
