package dev.headroom.cli.capacity;

import java.time.Duration;

/**
 * How long the parts of a search take.
 *
 * @param probe one rate, at least
 * @param warmUp before anything is measured
 */
public record CapacityTimes(Duration probe, Duration warmUp) {

    public CapacityTimes {
        if (probe.compareTo(Duration.ofMillis(500)) < 0 || probe.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("A probe lasts from 500 ms to 10 min, got " + probe);
        }
    }

    /** A rate that needs more requests than it sends in that time gets up to three times as long. */
    Duration longestProbe() {
        return probe.multipliedBy(3);
    }

    /** Loaded at the probe's rate before it is measured, so that the queue of another rate is gone or grown. */
    Duration leadIn() {
        return probe.dividedBy(5);
    }

    /** One level of users: their throughput needs fewer requests than a percentile. */
    Duration level() {
        return probe.dividedBy(3);
    }

    /** Most probes are as short as may be; a few near the limit are measured on. */
    Duration expectedSearch(long probes) {
        return probe.multipliedBy(3).dividedBy(2).plus(leadIn()).multipliedBy(probes);
    }
}
