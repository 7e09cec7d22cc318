package io.emend.editing.verify;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All outcomes of one verification, and the shares that follow from them.
 *
 * @param outcomes one per probe, in the order they were put
 */
public record VerificationReport(List<ProbeOutcome> outcomes) {
    public VerificationReport {
        outcomes = List.copyOf(outcomes);
    }

    /** Share of probes of a kind that passed by free generation; 1 if there are none. */
    public double generated(Probe.Kind kind) {
        return mean(kind, outcome -> outcome.passed() ? 1 : 0);
    }

    /** Mean share of reference tokens that are the most likely ones under teacher forcing; 1 if there are none. */
    public double teacherForced(Probe.Kind kind) {
        return mean(kind, ProbeOutcome::forced);
    }

    /** Number of probes of a kind. */
    public int count(Probe.Kind kind) {
        return (int) outcomes.stream().filter(o -> o.probe().kind() == kind).count();
    }

    private double mean(Probe.Kind kind, ToDoubleFunction<ProbeOutcome> value) {
        return outcomes.stream()
                .filter(o -> o.probe().kind() == kind)
                .mapToDouble(value)
                .average()
                .orElse(1.0);
    }
}
