package dev.headroom.gate.calibration;

import dev.headroom.gate.likeness.MachineLikeness;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A machine's noise, as a service against itself showed it.
 *
 * @param service what was measured, for people
 * @param environment where
 * @param window of each run
 * @param blocks that tell the noise, at least 2
 */
public record Calibration(
        String service, Environment environment, Duration window, int blocks, List<CalibratedMetric> metrics) {

    private static final String HERE = "the calibration";

    public Calibration {
        metrics = List.copyOf(metrics);
        if (blocks < 2) {
            throw new IllegalArgumentException("Noise is told by at least 2 blocks, got " + blocks);
        }
    }

    /**
     * Why it says nothing of such runs.
     *
     * @param machine where they are measured; a runtime that is not known yet is not compared
     * @param endpoints of their load
     * @return one fact each; empty where it fits
     */
    public List<String> misfits(Environment machine, List<String> endpoints) {
        List<String> misfits =
                new ArrayList<>(MachineLikeness.of(machine, environment, HERE).differences());
        Set<String> known = endpoints();
        if (!endpoints.isEmpty() && endpoints.stream().noneMatch(known::contains)) {
            misfits.add("it knows "
                    + (known.isEmpty() ? "no endpoint" : known.stream().sorted().collect(Collectors.joining(", ")))
                    + ", and the load has " + String.join(", ", endpoints));
        }
        return misfits;
    }

    /**
     * What a reader must know of a calibration that fits; one sentence each.
     *
     * @param runs the window of the runs that are judged
     */
    public List<String> doubts(List<String> endpoints, Duration runs) {
        List<String> doubts = new ArrayList<>();
        if (!runs.equals(window)) {
            doubts.add("The calibration is of windows of " + DurationText.of(window.toNanos()) + ", the runs have "
                    + DurationText.of(runs.toNanos()) + ": longer ones differ less.");
        }
        Set<String> known = endpoints();
        List<String> unknown =
                endpoints.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            doubts.add("The calibration knows nothing of " + String.join(", ", unknown) + ".");
        }
        return doubts;
    }

    private Set<String> endpoints() {
        return metrics.stream()
                .filter(metric -> metric.metric().group().isOf(SubjectKind.ENDPOINT))
                .map(CalibratedMetric::subject)
                .collect(Collectors.toSet());
    }
}
