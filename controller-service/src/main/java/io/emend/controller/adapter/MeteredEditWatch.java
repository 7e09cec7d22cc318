package io.emend.controller.adapter;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.ModelOutcome;
import io.emend.contract.edit.Screening;
import io.emend.controller.domain.change.ChangeLog;
import io.emend.controller.domain.edit.EditWatch;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts edits and wakes the change feed. Thread-safe. */
public final class MeteredEditWatch implements EditWatch {
    private final MeterRegistry meters;
    private final ChangeLog changes;
    private final Clock clock;

    public MeteredEditWatch(MeterRegistry meters, ChangeLog changes, Clock clock) {
        this.meters = meters;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public void planned(Duration time) {
        timer("plan").record(time);
    }

    @Override
    public void conflict(Conflict.Kind kind) {
        meters.counter("emend.conflicts", "kind", name(kind)).increment();
    }

    @Override
    public void screened(Screening screening) {
        meters.counter("emend.screenings", "verdict", name(screening.verdict())).increment();
    }

    @Override
    public void replanned() {
        meters.counter("emend.replans").increment();
    }

    @Override
    public void applied(Edit edit) {
        count(edit);
        timer("total").record(Duration.between(edit.createdAt(), clock.instant()));
        ModelOutcome model = edit.model();
        if (model != null) {
            meters.counter("emend.model.states", "state", name(model.state()), "method", model.method())
                    .increment();
            score("efficacy", model.efficacy());
            score("paraphrase", model.paraphrase());
            score("locality", model.locality());
        }
        changes.announce();
    }

    @Override
    public void finished(Edit edit) {
        count(edit);
    }

    private void count(Edit edit) {
        meters.counter("emend.edits", "kind", edit.kind().toLowerCase(Locale.ROOT), "status", name(edit.status()))
                .increment();
    }

    private Timer timer(String stage) {
        return Timer.builder("emend.edit.stage")
                .description("Time spent on a stage of an edit")
                .tag("stage", stage)
                .publishPercentileHistogram()
                .register(meters);
    }

    private void score(String measure, @Nullable Double value) {
        if (value != null) {
            DistributionSummary.builder("emend.verification")
                    .description("Verification scores of applied edits, 0 to 1")
                    .tag("measure", measure)
                    .register(meters)
                    .record(value);
        }
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
