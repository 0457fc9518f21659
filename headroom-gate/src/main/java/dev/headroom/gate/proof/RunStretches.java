package dev.headroom.gate.proof;

import dev.headroom.gate.Subject;
import dev.headroom.gate.block.StretchedTimes;
import dev.headroom.gate.block.Stretches;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.SubjectKind;
import java.util.Map;
import java.util.Optional;

/** What was kept of one run by stretches of time. */
@FunctionalInterface
public interface RunStretches {

    /** {@link Stretches#none()} where it was not kept of this metric. */
    Stretches of(Subject subject, Metric metric);

    static RunStretches none() {
        return (subject, metric) -> Stretches.none();
    }

    /**
     * Response times of each endpoint by the second, as a run's interval histograms hold them.
     *
     * @param byEndpoint by the name of the endpoint
     */
    static RunStretches ofResponseTimes(Map<String, StretchedTimes> byEndpoint) {
        Map<String, StretchedTimes> kept = Map.copyOf(byEndpoint);
        return (subject, metric) -> Optional.ofNullable(kept.get(subject.name()))
                .filter(times -> subject.kind() == SubjectKind.ENDPOINT && !metric.isServiceTime())
                .flatMap(times -> metric.percentile().map(times::at))
                .orElse(Stretches.none());
    }
}
