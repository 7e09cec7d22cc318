package io.emend.editor.commit;

import io.emend.contract.edit.ModelOutcome;
import io.emend.contract.model.CommitRequest;
import io.emend.graph.ledger.Committed;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Measures commits: time by step, edits by kind, model state and method, verification scores, live slots. */
public final class CommitWatch {
    private final MeterRegistry meters;
    private final Map<CommitStep, Timer> steps = new EnumMap<>(CommitStep.class);
    private final AtomicInteger liveSlots = new AtomicInteger();
    private final DistributionSummary efficacy;
    private final DistributionSummary locality;
    private final Timer whole;

    public CommitWatch(MeterRegistry meters) {
        this.meters = meters;
        for (CommitStep step : CommitStep.values()) {
            steps.put(
                    step, meters.timer("emend.commit.step", "step", step.name().toLowerCase(Locale.ROOT)));
        }
        this.efficacy = meters.summary("emend.verification.efficacy");
        this.locality = meters.summary("emend.verification.locality");
        this.whole = meters.timer("emend.commit");
        meters.gauge("emend.slots.live", liveSlots);
    }

    <T> T timed(CommitStep step, Supplier<T> work) {
        Timer.Sample sample = Timer.start(meters);
        try {
            return work.get();
        } finally {
            Timer timer = steps.get(step);
            if (timer != null) {
                sample.stop(timer);
            }
        }
    }

    void committed(CommitRequest request, Committed committed, ModelOutcome outcome, int slots, long millis) {
        meters.counter(
                        "emend.commits",
                        "kind",
                        request.kind(),
                        "state",
                        outcome.state().name(),
                        "method",
                        outcome.method())
                .increment();
        whole.record(Duration.ofMillis(millis));
        liveSlots.set(slots);
        Double reached = outcome.efficacy();
        if (reached != null) {
            efficacy.record(reached);
        }
        Double kept = outcome.locality();
        if (kept != null) {
            locality.record(kept);
        }
    }
}
