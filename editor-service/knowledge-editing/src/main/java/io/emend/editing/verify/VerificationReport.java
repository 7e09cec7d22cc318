package io.emend.editing.verify;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

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

    /** This report with the neighbours of all of these in the place of its own. */
    public VerificationReport withNeighboursOf(Collection<VerificationReport> reports) {
        Stream<ProbeOutcome> own = outcomes.stream().filter(o -> o.probe().kind() != Probe.Kind.NEIGHBOUR);
        Stream<ProbeOutcome> neighbours = reports.stream()
                .flatMap(report -> report.outcomes.stream())
                .filter(o -> o.probe().kind() == Probe.Kind.NEIGHBOUR);
        return new VerificationReport(Stream.concat(own, neighbours).toList());
    }

    private double mean(Probe.Kind kind, ToDoubleFunction<ProbeOutcome> value) {
        return outcomes.stream()
                .filter(o -> o.probe().kind() == kind)
                .mapToDouble(value)
                .average()
                .orElse(1.0);
    }
}
