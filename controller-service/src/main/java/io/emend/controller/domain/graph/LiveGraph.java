package io.emend.controller.domain.graph;

import io.emend.graph.statement.StatementRecord;
import java.util.List;
import java.util.Optional;

/** The statements that are live at one moment, as planning reads them. Lists are ordered: newest first, then by id. */
public interface LiveGraph {
    /** The live statements of a slot. */
    List<StatementRecord> slot(Slot slot);

    /**
     * The live statements of one relation that name an object.
     *
     * @param object canonical form of the object
     */
    List<StatementRecord> pointingAt(String relation, String object);

    /** Every live statement about a subject. */
    List<StatementRecord> about(String subject);

    Optional<StatementRecord> statement(String id);

    /** The revision that last changed a slot; 0 when none did. */
    long lastChange(Slot slot);
}
