package dev.headroom.gate;

import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.SubjectKind;
import java.time.LocalDate;

/**
 * A regression that was accepted for a while. Until its date, that day included, it raises the regression limit to
 * {@code max}; after it, it is a failure of its own, so that no waiver outlives its reason unseen.
 *
 * @param subject whose regression was accepted
 * @param max how much worse than the baseline passes, as a ratio (0.25 is 25 %)
 * @param until the last day it holds
 * @param issue where the regression is dealt with
 * @param reason why it was accepted
 */
public record Waiver(Subject subject, Metric metric, double max, LocalDate until, String issue, String reason) {

    public Waiver {
        if (!metric.group().isOf(subject.kind())) {
            throw new IllegalArgumentException(
                    metric.id() + " is not measured of an " + subject.kind().id());
        }
        if (!(max > 0 && Double.isFinite(max))) {
            throw new IllegalArgumentException("A waiver raises a limit above 0, got " + max);
        }
        if (issue.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("A waiver names its issue and its reason");
        }
    }

    /** One of an endpoint. */
    public Waiver(String endpoint, Metric metric, double max, LocalDate until, String issue, String reason) {
        this(Subject.endpoint(endpoint), metric, max, until, issue, reason);
    }

    public boolean expiredOn(LocalDate today) {
        return today.isAfter(until);
    }

    /** A run has one instance, whatever it is called. */
    boolean covers(Subject other, Metric otherMetric) {
        return metric == otherMetric
                && subject.kind() == other.kind()
                && (subject.kind() == SubjectKind.INSTANCE || subject.name().equals(other.name()));
    }
}
