package dev.headroom.gate.proof;

import dev.headroom.gate.Subject;
import dev.headroom.gate.block.StretchedTimes;
import dev.headroom.gate.block.Stretches;
import dev.headroom.gate.metric.Metric;
import dev.headroom.measure.run.RunMeasurement;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a block.
 *
 * @param responseTimes second by second, by endpoint; an endpoint may lack them
 */
public record MeasuredRun(RunMeasurement measurement, Map<String, StretchedTimes> responseTimes) {

    public MeasuredRun {
        responseTimes = Map.copyOf(responseTimes);
    }

    /** A run that was not kept in stretches. */
    public static MeasuredRun of(RunMeasurement measurement) {
        return new MeasuredRun(measurement, Map.of());
    }

    /** Of response times as they were kept; none of any other metric. */
    Stretches stretches(Subject subject, Metric metric) {
        Optional<StretchedTimes> times =
                metric.isServiceTime() ? Optional.empty() : Optional.ofNullable(responseTimes.get(subject.name()));
        return metric.percentile()
                .flatMap(percentile -> times.map(kept -> kept.at(percentile)))
                .orElse(Stretches.none());
    }
}
