package io.emend.editor.commit;

import io.emend.contract.edit.EditProgress;
import java.time.Clock;
import java.time.Instant;

/** Which commit runs and which step it has reached; there is one at a time. Thread-safe. */
final class RunningCommit implements FaultPoint {
    private static final Reached NOTHING = new Reached("", CommitStep.CHECK, Instant.EPOCH);

    private final FaultPoint faults;
    private final Clock clock;
    private volatile Reached reached = NOTHING;

    /** @param faults told of each step after it has been noted */
    RunningCommit(FaultPoint faults, Clock clock) {
        this.faults = faults;
        this.clock = clock;
    }

    private record Reached(String editId, CommitStep step, Instant since) {}

    void begin(String editId) {
        reached = new Reached(editId, CommitStep.CHECK, clock.instant());
    }

    void end() {
        reached = NOTHING;
    }

    @Override
    public void before(CommitStep step) {
        reached = new Reached(reached.editId(), step, clock.instant());
        faults.before(step);
    }

    EditProgress progress(String editId) {
        Reached now = reached;
        return now.editId().equals(editId) ? new EditProgress(now.step().name(), now.since()) : EditProgress.QUEUED;
    }
}
