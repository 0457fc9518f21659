package dev.headroom.gate.calibration;

import dev.headroom.gate.Subject;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.gate.rule.Noise;
import java.util.Optional;

/**
 * How much one metric of unchanged code differed.
 *
 * @param subject the endpoint as the load names it, or the instance
 * @param noise empty where the metric repeats, or was 0 in some run
 */
public record CalibratedMetric(String subject, Metric metric, Optional<Noise> noise) {

    /** A run has one instance, whatever it is called. */
    boolean isOf(Subject other, Metric otherMetric) {
        return metric == otherMetric && (other.kind() == SubjectKind.INSTANCE || subject.equals(other.name()));
    }
}
