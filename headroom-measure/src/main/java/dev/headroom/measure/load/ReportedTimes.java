package dev.headroom.measure.load;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Percentile;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One distribution of times as a tool reported it.
 *
 * @param count how many times it was read from, where the file tells
 * @param percentiles in nanoseconds, not descending; those the file has
 * @param meanNanos where it is known
 * @param maxNanos likewise
 * @param resolutionNanos the smallest difference the tool tells apart
 * @param histogram all of it, where the file has that much; null otherwise
 */
public record ReportedTimes(
        TimeKind kind,
        Population population,
        OptionalLong count,
        NavigableMap<Percentile, Long> percentiles,
        OptionalDouble meanNanos,
        OptionalLong maxNanos,
        long resolutionNanos,
        @Nullable DurationHistogram histogram) {

    /** What every comparison shows. */
    public static final List<Percentile> SHOWN =
            List.of(Percentile.P50, Percentile.P95, Percentile.P99, Percentile.P99_9);

    public ReportedTimes {
        percentiles = new TreeMap<>(percentiles);
        long least = 0;
        for (Map.Entry<Percentile, Long> entry : percentiles.entrySet()) {
            if (entry.getValue() < least) {
                throw new IllegalArgumentException("Percentiles do not descend, got " + percentiles);
            }
            least = entry.getValue();
        }
        if (resolutionNanos < 1) {
            throw new IllegalArgumentException("A resolution is at least 1 ns, got " + resolutionNanos);
        }
    }

    /** From single times. */
    public static ReportedTimes of(
            TimeKind kind, Population population, DurationHistogram histogram, long resolutionNanos) {
        var percentiles = new TreeMap<Percentile, Long>();
        if (!histogram.isEmpty()) {
            SHOWN.forEach(percentile -> percentiles.put(percentile, histogram.nanosAt(percentile)));
        }
        return new ReportedTimes(
                kind,
                population,
                OptionalLong.of(histogram.count()),
                percentiles,
                histogram.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(histogram.meanNanos()),
                histogram.isEmpty() ? OptionalLong.empty() : OptionalLong.of(histogram.maxNanos()),
                resolutionNanos,
                histogram);
    }

    public Optional<DurationHistogram> histogramIfKept() {
        return Optional.ofNullable(histogram);
    }

    public OptionalLong nanosAt(Percentile percentile) {
        Long nanos = percentiles.get(percentile);
        return nanos == null ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    /** Whether it is known that there were enough requests to bound this percentile with 95 % confidence. */
    public boolean bounds(Percentile percentile) {
        return count.isPresent() && count.getAsLong() >= percentile.minimumCount();
    }

    /** The 95 % interval of a percentile for independent requests; empty without a histogram. */
    public Optional<Interval> interval(Percentile percentile) {
        return histogramIfKept().filter(h -> !h.isEmpty()).map(h -> h.nanosInterval(percentile));
    }
}
