package dev.headroom.load.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * One histogram for each second of a phase, by intended start. The newest is laid out for speed, all before it for size: few
 * requests end in a later second than they were to start in. Not thread-safe.
 */
final class TimelineRecorder {

    static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Histogram newest = new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    private final List<Histogram> packed = new ArrayList<>();
    private int newestIndex;

    /**
     * @param intendedNanos since the start of the phase
     * @param valueNanos at most an hour
     */
    void record(long intendedNanos, long valueNanos) {
        int index = (int) (intendedNanos / INTERVAL_NANOS);
        if (index > newestIndex) {
            pack();
            newestIndex = index;
        }
        if (index == newestIndex) {
            newest.recordValue(valueNanos);
        } else {
            ensure(index);
            packed.get(index).recordValue(valueNanos);
        }
    }

    /** Adds the intervals of another; nothing may be recorded to either after. */
    void add(TimelineRecorder other) {
        pack();
        List<Histogram> added = other.intervals(0);
        ensure(added.size() - 1);
        for (int i = 0; i < added.size(); i++) {
            packed.get(i).add(added.get(i));
        }
    }

    /** Intervals so far. */
    int size() {
        return newest.getTotalCount() == 0 ? packed.size() : Math.max(packed.size(), newestIndex + 1);
    }

    /** All intervals, and empty ones up to this many. Nothing may be recorded after. */
    List<Histogram> intervals(int atLeast) {
        pack();
        ensure(atLeast - 1);
        return List.copyOf(packed);
    }

    private void pack() {
        if (newest.getTotalCount() > 0) {
            ensure(newestIndex);
            packed.get(newestIndex).add(newest);
            newest.reset();
        }
    }

    private void ensure(int index) {
        while (packed.size() <= index) {
            packed.add(new PackedHistogram(LONGEST_NANOS, SIGNIFICANT_DIGITS));
        }
    }
}
