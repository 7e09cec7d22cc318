package io.emend.graph.statement;

import io.emend.graph.entity.EntityRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What planning an edit reads at once, all of one moment.
 *
 * @param entities by id; those that are not in the graph are left out
 * @param facts live statements and last changes, of every fact asked for
 * @param pointing live statements that name every object asked for, newest first
 * @param revisions that last changed the slots of those statements
 * @param edited live statements with origin EDIT under the name of every subject asked for, oldest first
 */
public record PlanGrounds(
        Map<String, EntityRecord> entities,
        Map<FactKey, SlotState> facts,
        Map<PointerKey, List<StatementRecord>> pointing,
        Map<SlotKey, Long> revisions,
        Map<String, List<StatementRecord>> edited) {
    public PlanGrounds {
        entities = Map.copyOf(entities);
        facts = Map.copyOf(facts);
        pointing = Map.copyOf(pointing);
        revisions = Map.copyOf(revisions);
        edited = Map.copyOf(edited);
    }

    /**
     * What to read.
     *
     * @param entities ids
     * @param facts facts, or slots where all of one matter
     * @param pointers relations and objects; of each up to {@value StatementPattern#MAX_LIMIT} statements are read
     * @param subjects ids of the entities that something new is said about
     */
    public record Wanted(Set<String> entities, Set<FactKey> facts, Set<PointerKey> pointers, Set<String> subjects) {
        public Wanted {
            entities = Set.copyOf(entities);
            facts = Set.copyOf(facts);
            pointers = Set.copyOf(pointers);
            subjects = Set.copyOf(subjects);
        }

        public boolean isEmpty() {
            return entities.isEmpty() && facts.isEmpty() && pointers.isEmpty() && subjects.isEmpty();
        }
    }
}
