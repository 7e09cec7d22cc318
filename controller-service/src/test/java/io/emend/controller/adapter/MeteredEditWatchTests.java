package io.emend.controller.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.RollbackRequest.Mode;
import io.emend.contract.problem.Unavailable;
import io.emend.controller.domain.change.ChangeLog;
import io.emend.controller.domain.edit.EditWatch;
import io.emend.controller.domain.review.OpenPolicy;
import io.emend.controller.domain.screening.Screener;
import io.emend.controller.fixture.World;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class MeteredEditWatchTests {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void countsAFailedRollbackAsARollback() {
        World world = new World(World.SCHEMA, Screener.NONE, new OpenPolicy(), 3, Clock.systemUTC(), watch(new World()))
                .load(List.of("Q1|Ann", "Q10|Paris", "Q11|London"), List.of("Q1 P19 Q10"));
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");
        world.editor.failNext(10);

        assertThatThrownBy(() -> world.undo(World.ALICE, edit.id(), Mode.REFUSE))
                .isInstanceOf(Unavailable.class);

        assertThat(counted("edit", EditStatus.APPLIED)).isEqualTo(1);
        assertThat(counted("rollback", EditStatus.FAILED)).isEqualTo(1);
        assertThat(counted("edit", EditStatus.FAILED)).isZero();
    }

    private EditWatch watch(World world) {
        return new MeteredEditWatch(meters, new ChangeLog(world.ports.knowledge(), world.book), Clock.systemUTC());
    }

    private double counted(String kind, EditStatus status) {
        return meters
                .find("emend.edits")
                .tags("kind", kind, "status", status.name().toLowerCase(Locale.ROOT))
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
