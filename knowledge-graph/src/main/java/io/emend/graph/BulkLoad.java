package io.emend.graph;

import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.Committed;
import io.emend.graph.statement.Content;
import java.util.List;

/** One running import. Its statements are unseen until it is finished; its entities may be seen earlier. Not thread-safe. */
public interface BulkLoad extends AutoCloseable {
    /** Statements that an earlier, interrupted run of the same job has already written: skip that many. */
    long resumeAt();

    /**
     * Creates entities, or adds names and types to those that exist. The batch may be written while the caller goes on; a
     * failure then shows in a later call.
     */
    void entities(List<EntityRecord> batch);

    /**
     * Asserts statements with origin IMPORT; every entity in them exists by now. One that is live already, or came
     * before in this import, is skipped. The batch may be written while the caller prepares the next one; a failure then
     * shows in a later call.
     *
     * @return one flag per statement, in order: true when it was new
     */
    boolean[] statements(List<Content> batch);

    /** Makes the import the next revision. The lists of {@code asserted} statements are left empty. */
    Committed finish();

    /** Takes back what this import wrote; the revision number stays free. */
    void discard();

    @Override
    void close();
}
