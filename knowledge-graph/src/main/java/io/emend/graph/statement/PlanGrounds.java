package io.emend.graph.statement;

import io.emend.graph.entity.EntityRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What planning an edit begins with, all of one moment.
 *
 * @param entities by id; those that are not in the graph are left out
 * @param facts live statements and last changes, of every fact asked for
 * @param edited live statements with origin EDIT under the name of every subject asked for, oldest first
 */
public record PlanGrounds(
        Map<String, EntityRecord> entities, Map<FactKey, SlotState> facts, Map<String, List<StatementRecord>> edited) {
    public PlanGrounds {
        entities = Map.copyOf(entities);
        facts = Map.copyOf(facts);
        edited = Map.copyOf(edited);
    }

    /**
     * What to read.
     *
     * @param entities ids
     * @param facts facts, or slots where all of one matter
     * @param subjects ids of the entities that something new is said about
     */
    public record Wanted(Set<String> entities, Set<FactKey> facts, Set<String> subjects) {
        public Wanted {
            entities = Set.copyOf(entities);
            facts = Set.copyOf(facts);
            subjects = Set.copyOf(subjects);
        }

        public boolean isEmpty() {
            return entities.isEmpty() && facts.isEmpty() && subjects.isEmpty();
        }
    }
}
