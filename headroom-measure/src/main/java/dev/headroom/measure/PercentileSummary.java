package dev.headroom.measure;

/**
 * The percentiles every result shows, in nanoseconds, with the number of durations they were read from.
 *
 * @param count durations measured; the percentiles are 0 where it is 0
 */
public record PercentileSummary(
        long count, long p50Nanos, long p95Nanos, long p99Nanos, long p99_9Nanos, long maxNanos) {

    public PercentileSummary {
        if (count < 0) {
            throw new IllegalArgumentException("A count is not negative, got " + count);
        }
        boolean ascending = 0 <= p50Nanos
                && p50Nanos <= p95Nanos
                && p95Nanos <= p99Nanos
                && p99Nanos <= p99_9Nanos
                && p99_9Nanos <= maxNanos;
        if (!ascending) {
            throw new IllegalArgumentException("Percentiles do not descend, got " + p50Nanos + ", " + p95Nanos + ", "
                    + p99Nanos + ", " + p99_9Nanos + ", max " + maxNanos);
        }
    }

    public static PercentileSummary empty() {
        return new PercentileSummary(0, 0, 0, 0, 0, 0);
    }

    /** The value at one of the four percentiles a summary keeps. */
    public long nanosAt(Percentile percentile) {
        if (percentile.equals(Percentile.P50)) {
            return p50Nanos;
        } else if (percentile.equals(Percentile.P95)) {
            return p95Nanos;
        } else if (percentile.equals(Percentile.P99)) {
            return p99Nanos;
        } else if (percentile.equals(Percentile.P99_9)) {
            return p99_9Nanos;
        }
        throw new IllegalArgumentException("A summary keeps p50, p95, p99 and p99.9, not " + percentile);
    }

    /** Whether there were enough durations to bound this percentile with 95 % confidence. */
    public boolean bounds(Percentile percentile) {
        return count >= percentile.minimumCount();
    }
}
