package dev.headroom.measure;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * Mergeable counts of durations, from 1 ns to 1 h, to three significant digits (HdrHistogram).
 *
 * <p>Percentiles are read from one histogram; to join several, add the histograms, never the percentiles. A longer
 * duration than the range is counted at its upper end. Not thread-safe.
 */
public final class DurationHistogram {

    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram counts;

    public DurationHistogram() {
        this(new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS));
    }

    private DurationHistogram(Histogram counts) {
        this.counts = counts;
    }

    /** A copy of a histogram of nanoseconds as HdrHistogram's own tools write it. */
    public static DurationHistogram ofNanoCounts(Histogram nanos) {
        var copy = new DurationHistogram();
        copy.counts.add(nanos);
        return copy;
    }

    /** Counts one duration; a negative one (a clock stepped back) is a programmer's error. */
    public void recordNanos(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("A duration is not negative, got " + nanos + " ns");
        }
        counts.recordValue(Math.min(nanos, LONGEST_NANOS));
    }

    public void record(Duration duration) {
        recordNanos(duration.toNanos());
    }

    public long count() {
        return counts.getTotalCount();
    }

    public boolean isEmpty() {
        return count() == 0;
    }

    /** The smallest duration in nanoseconds that at least this share of the counts do not exceed; 0 if empty. */
    public long nanosAt(Percentile percentile) {
        return isEmpty() ? 0 : Math.min(counts.getValueAtPercentile(percentile.rank()), maxNanos());
    }

    public long maxNanos() {
        return isEmpty() ? 0 : counts.getMaxValue();
    }

    public double meanNanos() {
        return isEmpty() ? 0 : counts.getMean();
    }

    /** How many durations are longer, as far as the histogram's three digits tell them apart. */
    public long countAbove(long nanos) {
        long next = counts.nextNonEquivalentValue(nanos);
        return isEmpty() || next > counts.getMaxValue() ? 0 : counts.getCountBetweenValues(next, counts.getMaxValue());
    }

    /** The counts of both, as a new histogram. */
    public DurationHistogram plus(DurationHistogram other) {
        var sum = new DurationHistogram(counts.copy());
        sum.counts.add(other.counts);
        return sum;
    }

    /** Adds the counts of another histogram to this one. */
    public void add(DurationHistogram other) {
        counts.add(other.counts);
    }

    /** Adds a histogram of nanoseconds as HdrHistogram's own tools write it. */
    public void addNanoCounts(Histogram nanos) {
        counts.add(nanos);
    }

    public void clear() {
        counts.reset();
    }

    public PercentileSummary summary() {
        return new PercentileSummary(
                count(),
                nanosAt(Percentile.P50),
                nanosAt(Percentile.P95),
                nanosAt(Percentile.P99),
                nanosAt(Percentile.P99_9),
                maxNanos());
    }

    /** A copy for HdrHistogram's log writer and plots; changing it changes nothing here. */
    public Histogram toHistogram() {
        return counts.copy();
    }
}
