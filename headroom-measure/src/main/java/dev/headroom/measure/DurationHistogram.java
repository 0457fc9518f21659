package dev.headroom.measure;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Mergeable counts of durations, from 1 ns to 1 h, to three significant digits (HdrHistogram).
 *
 * <p>Percentiles are read from one histogram; to join several, add the histograms, never the percentiles. A longer
 * duration than the range is counted at its upper end. Not thread-safe.
 */
public final class DurationHistogram {

    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();
    private static final int SIGNIFICANT_DIGITS = 3;
    /** The two-sided 95 % point of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

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

    /** Counts one duration several times. */
    public void recordNanos(long nanos, long times) {
        if (nanos < 0 || times < 0) {
            throw new IllegalArgumentException(
                    "Neither a duration nor a count is negative, got " + nanos + " ns, " + times + " times");
        }
        if (times > 0) {
            counts.recordValueWithCount(Math.min(nanos, LONGEST_NANOS), times);
        }
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

    /** Shows every recorded duration, ascending, as far as the histogram's three digits tell them apart. */
    public void forEachRecorded(RecordedDuration visitor) {
        for (HistogramIterationValue value : counts.recordedValues()) {
            visitor.accept(Math.min(value.getValueIteratedTo(), maxNanos()), value.getCountAddedInThisIterationStep());
        }
    }

    /** What a histogram holds of one duration. */
    @FunctionalInterface
    public interface RecordedDuration {

        /** @param count how often it was recorded, above 0 */
        void accept(long nanos, long count);
    }

    /** How many durations are longer, as far as the histogram's three digits tell them apart. */
    public long countAbove(long nanos) {
        long next = counts.nextNonEquivalentValue(nanos);
        return isEmpty() || next > counts.getMaxValue() ? 0 : counts.getCountBetweenValues(next, counts.getMaxValue());
    }

    /**
     * The 95 % interval of a percentile if the durations were independent of each other, from the order statistics around
     * it (Hahn and Meeker, Statistical Intervals, 5.2): no distribution is assumed. All of the range where there are too
     * few.
     */
    public Interval nanosInterval(Percentile percentile) {
        double share = percentile.rank() / 100;
        double expected = count() * share;
        double spread = Z * Math.sqrt(count() * share * (1 - share));
        double best = nanosAt(percentile);
        double low = nanosAtRank((long) Math.floor(expected - spread));
        double high = nanosAtRank((long) Math.ceil(expected + spread) + 1);
        return new Interval(Math.min(low, best), best, Math.max(high, best));
    }

    private double nanosAtRank(long rank) {
        if (rank < 1) {
            return isEmpty() ? 0 : counts.getMinValue();
        }
        return rank >= count() ? maxNanos() : nanosAt(new Percentile(100.0 * rank / count()));
    }

    /**
     * What a user who came at a steady pace would have met, where a driver waited for each answer: every duration longer
     * than the pace also stands for the requests that were not sent meanwhile (HdrHistogram's correction for coordinated
     * omission).
     *
     * @param paceNanos time between two requests of one waiting user, positive
     */
    public DurationHistogram correctedForOmission(long paceNanos) {
        return new DurationHistogram(counts.copyCorrectedForCoordinatedOmission(paceNanos));
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

    /** The counts in HdrHistogram's compressed form V2, in Base64, as its log format carries them. */
    public String toCompressed() {
        return CompressedHistogram.of(counts);
    }

    /**
     * The counts of a compressed histogram, as {@link #toCompressed} and HdrHistogram's own tools write them. It may come
     * from anywhere: its size is checked before it is unpacked.
     *
     * @param nanosPerUnit what one of its units is worth, for example 1,000 where it counts microseconds
     * @throws IllegalArgumentException where it is no such histogram
     */
    public static DurationHistogram ofCompressed(String base64, double nanosPerUnit) {
        var histogram = new DurationHistogram();
        for (HistogramIterationValue value : CompressedHistogram.parse(base64).recordedValues()) {
            double nanos = Math.min(LONGEST_NANOS, value.getValueIteratedTo() * nanosPerUnit);
            histogram.recordNanos(Math.round(nanos), value.getCountAddedInThisIterationStep());
        }
        return histogram;
    }

    /** A copy for HdrHistogram's log writer and plots; changing it changes nothing here. */
    public Histogram toHistogram() {
        return counts.copy();
    }
}
