package dev.headroom.gate.likeness;

import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.measure.Environment;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What differs between the circumstances of two runs.
 *
 * @param differences facts that forbid a comparison
 * @param notes facts a reader must know, one sentence each
 */
public record RunLikeness(RunMeasurement run, RunMeasurement baseline, List<String> differences, List<String> notes) {

    /** Loads that differ by more than this are said to differ. */
    private static final double RATE_TOLERANCE = 0.01;

    public RunLikeness {
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    public static RunLikeness of(RunMeasurement run, RunMeasurement baseline) {
        var machines = MachineLikeness.of(run.environment(), baseline.environment(), "the baseline");
        return new RunLikeness(run, baseline, machines.differences(), notes(run, baseline));
    }

    /** @throws UnlikeRunsException if machine or runtime differ */
    public void requireComparable() throws UnlikeRunsException {
        if (!differences.isEmpty()) {
            throw new UnlikeRunsException(run.id(), baseline.id(), differences);
        }
    }

    private static List<String> notes(RunMeasurement run, RunMeasurement baseline) {
        List<String> notes = new ArrayList<>();
        Environment here = run.environment();
        Environment there = baseline.environment();
        if (!here.host().equals(there.host())) {
            notes.add("Measured on host " + here.host() + ", the baseline on " + there.host() + ".");
        }
        if (!here.os().equals(there.os())) {
            notes.add("Measured on " + here.os() + ", the baseline on " + there.os() + ".");
        }
        if (here.serviceRuntime().equals(MachineLikeness.UNKNOWN)
                != there.serviceRuntime().equals(MachineLikeness.UNKNOWN)) {
            notes.add("The service's runtime is known of one run only, so it was not compared.");
        }
        double rate = run.selfCheck().intendedRate();
        double baselineRate = baseline.selfCheck().intendedRate();
        if (Math.abs(rate - baselineRate) > RATE_TOLERANCE * Math.max(rate, baselineRate)) {
            notes.add(String.format(
                    Locale.ROOT,
                    "The load differs: %.4g requests/s intended here, %.4g in the baseline (%s).",
                    rate,
                    baselineRate,
                    baselineRate > 0 ? MetricUnit.percent(rate / baselineRate - 1) : "none"));
        }
        notes.addAll(onlyIn("this run", run, baseline));
        notes.addAll(onlyIn("the baseline", baseline, run));
        return notes;
    }

    private static List<String> onlyIn(String where, RunMeasurement one, RunMeasurement other) {
        return one.endpoints().stream()
                .map(EndpointMeasurement::name)
                .filter(name -> other.endpoint(name).isEmpty())
                .map(name -> name + " is only in " + where + ", so it was not compared.")
                .toList();
    }
}
