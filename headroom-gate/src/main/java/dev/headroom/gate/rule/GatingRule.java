package dev.headroom.gate.rule;

import dev.headroom.gate.Subject;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricUnit;

/**
 * By how much a metric may get worse in a change.
 *
 * @param limit of the metric before, as a share from 0 on: 0.1 is 10 % more, or 10 % less where more is better; what a waiver allows
 *     is already in it
 */
public record GatingRule(Subject subject, Metric metric, double limit) {

    /** Of counts that do not repeat: what does not count as one statement more, absolute and as a share. */
    private static final double LEAST_STATEMENTS = 0.5;

    private static final double LEAST_SHARE = 0.05;

    /** What may fall, may fall by all there is; this is as good as all. */
    private static final double LARGEST_LOSS = 0.9999;

    public GatingRule {
        if (!metric.group().isOf(subject.kind())) {
            throw new IllegalArgumentException(
                    metric.id() + " is not measured of an " + subject.kind().id());
        }
        if (!(limit >= 0 && Double.isFinite(limit))) {
            throw new IllegalArgumentException("A limit is a share from 0 on, got " + limit);
        }
    }

    /** {@code p(95) of GET /orders, 10 % allowed}. */
    @Override
    public String toString() {
        return metric.id() + " of " + subject.name() + ", " + MetricUnit.percent(limit) + " allowed";
    }

    /** The limit as a logarithm of how much worse the metric may get: after ⁄ before, or before ⁄ after where more is better. */
    double logLimit(double before) {
        double share = limitWhereItVaries(before);
        return metric.higherIsBetter() ? -Math.log1p(-Math.min(share, LARGEST_LOSS)) : Math.log1p(share);
    }

    /**
     * As a share. Statements per request that come out of a cache vary by themselves, and a limit of 0 would
     * then never be kept to: half a statement is none, nor is a twentieth of those there are.
     *
     * @param before mean of the metric before the change, above 0
     */
    double limitWhereItVaries(double before) {
        return metric.isDeterministic() ? Math.max(limit, Math.min(LEAST_SHARE, LEAST_STATEMENTS / before)) : limit;
    }
}
