package dev.headroom.gate;

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
record RunLikeness(RunMeasurement run, RunMeasurement baseline, List<String> differences, List<String> notes) {

    private static final String UNKNOWN = "unknown";

    /** Loads that differ by more than this are said to differ. */
    private static final double RATE_TOLERANCE = 0.01;

    static RunLikeness of(RunMeasurement run, RunMeasurement baseline) {
        return new RunLikeness(
                run, baseline, differences(run.environment(), baseline.environment()), notes(run, baseline));
    }

    void requireComparable() throws UnlikeRunsException {
        if (!differences.isEmpty()) {
            throw new UnlikeRunsException(run.id(), baseline.id(), differences);
        }
    }

    private static List<String> differences(Environment here, Environment there) {
        List<String> differences = new ArrayList<>();
        if (here.cpus() != there.cpus()) {
            differences.add(here.cpus() + " processors here, " + there.cpus() + " in the baseline");
        }
        if (unlike(here.cpuModel(), there.cpuModel())) {
            differences.add("CPU '" + here.cpuModel() + "' here, '" + there.cpuModel() + "' in the baseline");
        }
        if (unlike(here.serviceRuntime(), there.serviceRuntime())) {
            differences.add(
                    "runtime '" + here.serviceRuntime() + "' here, '" + there.serviceRuntime() + "' in the baseline");
        }
        return differences;
    }

    private static boolean unlike(String here, String there) {
        boolean known = !here.equals(UNKNOWN) && !there.equals(UNKNOWN);
        return known && !here.equals(there);
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
        if (here.serviceRuntime().equals(UNKNOWN) != there.serviceRuntime().equals(UNKNOWN)) {
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
