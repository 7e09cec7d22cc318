package io.emend.graph;

import io.emend.contract.knowledge.Page;
import io.emend.contract.knowledge.State;
import io.emend.contract.knowledge.Value;
import io.emend.graph.entity.EntityMatch;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.GraphDiff;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.ledger.SlotVersion;
import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.PlanGrounds;
import io.emend.graph.statement.SlotKey;
import io.emend.graph.statement.SlotState;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the graph. Every answer is of one committed revision; "live" means live at the newest one. Thread-safe.
 *
 * <p>Every method throws {@link io.emend.contract.problem.Unavailable} when the database cannot serve, and
 * {@link io.emend.contract.problem.Malformed} for a cursor or a time that it cannot read.
 */
public interface KnowledgeGraph {
    /** Statements that fit the pattern, newest first, one page. */
    Page<StatementRecord> facts(StatementPattern pattern);

    /** Live statements of a slot, oldest first. */
    List<StatementRecord> slot(String subject, String relation);

    /** Objects of the live statements of a slot, oldest first. */
    List<Value> objects(String subject, String relation);

    /**
     * Subjects of the live statements with this relation and object, oldest first, at most 10,000.
     *
     * @param object canonical object, {@code Value.canonical()}
     */
    List<String> subjects(String relation, String object);

    /** Live statements about a subject, all relations, oldest first. */
    List<StatementRecord> statementsOf(String subject);

    /**
     * Live statements that touch one of the entities, as subject or object: what a shape or a rule looks at.
     *
     * @param perEntity at most this many per entity and direction, newest first
     */
    List<StatementRecord> neighbourhood(Collection<String> entities, int perEntity);

    /** A statement, live or retracted. */
    Optional<StatementRecord> statement(String id);

    /** Statements by id, live or retracted; unknown ids are left out. */
    List<StatementRecord> statements(Collection<String> ids);

    /**
     * Every statement there has been in the slot of the given one, newest first: the given fact's own assertions and
     * retractions, and what stood in its place.
     *
     * @param id any statement of the slot; an unknown id gives an empty list
     */
    List<StatementRecord> history(String id);

    /** Live statements that name one of the ids as a premise. */
    List<StatementRecord> dependents(Collection<String> ids);

    /** Statements with origin EDIT that were live at the end of a revision, oldest first. */
    List<StatementRecord> editedStatements(long revision);

    /** Live statements with origin EDIT about the entity, and about others that have one of its labels for theirs, oldest first. */
    List<StatementRecord> editedUnderName(String entity);

    /** Every live statement, in no particular order, streamed; for exports, mirrors and whole-graph checks. */
    void forEachLive(Consumer<StatementRecord> statement);

    /** Revision that last changed a slot (asserted or retracted there), 0 when none did. */
    long slotRevision(String subject, String relation);

    /** The same of many slots, in one read; every slot asked for is in the answer. */
    Map<SlotKey, Long> slotRevisions(Collection<SlotKey> slots);

    /** The live statements of a slot and the revision that last changed it, of one moment. */
    SlotState slotState(String subject, String relation);

    /**
     * The live statements of one fact and the revision that last changed its slot, of one moment: what to ask of a slot that
     * may hold many.
     */
    SlotState factState(FactKey fact);

    /**
     * What planning an edit needs, in one read: the same as {@link #entities}, {@link #factState}, {@link #facts} with
     * {@link #slotRevisions}, and {@link #editedUnderName}.
     */
    PlanGrounds planGrounds(PlanGrounds.Wanted wanted);

    /** Hears what is about to be asked; a graph that remembers reads it at once. Nothing has to come of it. */
    default void expect(PlanGrounds.Wanted wanted) {}

    /** Delta files in force at the end of a revision, ordered by subject. */
    List<SlotVersion> slotVersions(long revision);

    Optional<EntityRecord> entity(String id);

    /** Entities by id; unknown ids are left out. */
    Map<String, EntityRecord> entities(Collection<String> ids);

    /** Labels of entities in a language, with fallback as in {@link EntityRecord#label(String)}; unknown ids are left out. */
    Map<String, String> labels(Collection<String> ids, String lang);

    /** Entities with exactly this label or alias in any language, compared by {@link io.emend.graph.entity.Names#key}; by id. */
    List<EntityRecord> entitiesByName(String name);

    /**
     * Entities whose label or alias is, starts with, or nearly is the query; best first.
     *
     * @param lang preferred language of the match, a tie-breaker
     * @param limit 1 to 100
     */
    List<EntityMatch> searchEntities(String query, String lang, int limit);

    /** Ids of the entity's classes; empty for an unknown entity. */
    Set<String> types(String entity);

    /** The same of many entities, in one read; unknown ones are left out. */
    Map<String, Set<String>> types(Collection<String> entities);

    /** The newest revision and its hashes. */
    State state();

    /** The newest revision alone: what is cheap to ask before every read. */
    default long revision() {
        return state().revision();
    }

    /** Revisions, newest first. */
    Page<RevisionRecord> revisions(int limit, @Nullable String cursor);

    Optional<RevisionRecord> revision(long n);

    /** Revisions of a kind after revision {@code after}, newest first. */
    List<RevisionRecord> revisionsOf(RevisionKind kind, long after);

    /** The revision an edit, rollback or consolidation became; empty while it is not committed. */
    Optional<RevisionRecord> revisionOf(String editId);

    /**
     * What changed between the ends of two revisions, in either direction.
     *
     * @throws io.emend.contract.problem.Missing if one of them does not exist
     */
    GraphDiff diff(long from, long to);
}
