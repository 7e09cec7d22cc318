package io.emend.controller.domain.edit;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.Screening;
import java.time.Duration;

/** Hears of what happens to edits, to count it. */
public interface EditWatch {
    EditWatch NONE = new EditWatch() {};

    /** Tells both. */
    static EditWatch both(EditWatch one, EditWatch other) {
        return new EditWatch() {
            @Override
            public void planned(Duration time) {
                one.planned(time);
                other.planned(time);
            }

            @Override
            public void conflict(Conflict.Kind kind) {
                one.conflict(kind);
                other.conflict(kind);
            }

            @Override
            public void screened(Screening screening) {
                one.screened(screening);
                other.screened(screening);
            }

            @Override
            public void replanned() {
                one.replanned();
                other.replanned();
            }

            @Override
            public void applied(Edit edit) {
                one.applied(edit);
                other.applied(edit);
            }

            @Override
            public void finished(Edit edit) {
                one.finished(edit);
                other.finished(edit);
            }
        };
    }

    /** Planning and screening a request took this long. */
    default void planned(Duration time) {}

    default void conflict(Conflict.Kind kind) {}

    default void screened(Screening screening) {}

    default void replanned() {}

    /** The editor has committed it. */
    default void applied(Edit edit) {}

    /** It ended in a state other than APPLIED, or waits for review. */
    default void finished(Edit edit) {}
}
