package dev.headroom.gate.block;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The response or service times of one run, stretch by stretch. Histograms of the stretches that come are added, then the percentile is
 * read off; percentiles are never averaged.
 *
 * <p>Keeps what was recorded and no empty bucket, so that a run of a minute takes some tens of kilobytes. Thread-safe once made.
 */
public final class StretchedTimes {

    /** Every duration that was recorded in any stretch, ascending. */
    private final long[] nanos;
    /** For each stretch the places in {@code nanos}, and how often each was counted. */
    private final List<int[]> places;

    private final List<long[]> counts;

    private StretchedTimes(long[] nanos, List<int[]> places, List<long[]> counts) {
        this.nanos = nanos;
        this.places = places;
        this.counts = counts;
    }

    /** One histogram a stretch, in the order of time; each is read once and not kept. */
    public static StretchedTimes of(Iterable<DurationHistogram> stretches) {
        List<long[]> durations = new ArrayList<>();
        List<long[]> counts = new ArrayList<>();
        for (DurationHistogram stretch : stretches) {
            var recorded = new Recorded();
            stretch.forEachRecorded(recorded::add);
            durations.add(recorded.nanos());
            counts.add(recorded.counts());
        }
        return of(durations, counts);
    }

    /** Every single duration in nanoseconds, one array a stretch, in the order of time; none is negative. */
    public static StretchedTimes ofNanos(List<long[]> stretches) {
        List<long[]> counts = new ArrayList<>();
        for (long[] stretch : stretches) {
            long[] once = new long[stretch.length];
            Arrays.fill(once, 1);
            counts.add(once);
        }
        return of(stretches, counts);
    }

    private static StretchedTimes of(List<long[]> durations, List<long[]> counts) {
        long[] distinct = distinct(durations);
        List<int[]> places = durations.stream()
                .map(of -> Arrays.stream(of)
                        .mapToInt(nanos -> Arrays.binarySearch(distinct, nanos))
                        .toArray())
                .toList();
        return new StretchedTimes(distinct, places, List.copyOf(counts));
    }

    private static long[] distinct(List<long[]> durations) {
        long[] all = durations.stream().flatMapToLong(Arrays::stream).toArray();
        Arrays.sort(all);
        int size = 0;
        for (long nanos : all) {
            if (size == 0 || all[size - 1] != nanos) {
                all[size++] = nanos;
            }
        }
        return Arrays.copyOf(all, size);
    }

    /** What these say of one percentile, in nanoseconds. */
    public Stretches at(Percentile percentile) {
        return new Times(percentile);
    }

    private double nanosAt(Percentile percentile, int[] times) {
        long[] sum = new long[nanos.length];
        long total = 0;
        for (int stretch = 0; stretch < times.length; stretch++) {
            int[] of = places.get(stretch);
            for (int i = 0; times[stretch] > 0 && i < of.length; i++) {
                long count = times[stretch] * counts.get(stretch)[i];
                sum[of[i]] += count;
                total += count;
            }
        }
        long rank = (long) Math.ceil(percentile.rank() / 100 * total);
        long seen = 0;
        for (int i = 0; i < sum.length; i++) {
            seen += sum[i];
            if (seen >= rank && seen > 0) {
                return nanos[i];
            }
        }
        return 0;
    }

    private final class Times implements Stretches {

        private final Percentile percentile;

        Times(Percentile percentile) {
            this.percentile = percentile;
        }

        @Override
        public int count() {
            return places.size();
        }

        @Override
        public double drawn(int[] times) {
            return nanosAt(percentile, times);
        }
    }

    /** What one histogram holds. */
    private static final class Recorded {

        private long[] nanos = new long[64];
        private long[] counts = new long[64];
        private int size;

        void add(long duration, long count) {
            if (size == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            nanos[size] = duration;
            counts[size] = count;
            size++;
        }

        long[] nanos() {
            return Arrays.copyOf(nanos, size);
        }

        long[] counts() {
            return Arrays.copyOf(counts, size);
        }
    }
}
