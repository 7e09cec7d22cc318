package io.emend.controller.domain.resolve;

import io.emend.graph.statement.ValidTime;
import io.emend.schema.EntityKind;
import io.emend.schema.Relation;

/** Which datatype a bare text has as the object of a relation that takes literals. */
final class Literals {
    private Literals() {}

    /** The XSD local name. */
    static String datatypeFor(Relation relation, String text) {
        if (relation.objectKinds().contains(EntityKind.DATE) && isTime(text)) {
            return text.indexOf('T') > 0 ? "dateTime" : "date";
        }
        if (relation.objectKinds().contains(EntityKind.NUMBER) && text.matches("[+-]?\\d+(\\.\\d+)?")) {
            return text.indexOf('.') > 0 ? "decimal" : "integer";
        }
        return "string";
    }

    private static boolean isTime(String text) {
        try {
            ValidTime.epochSecond(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
