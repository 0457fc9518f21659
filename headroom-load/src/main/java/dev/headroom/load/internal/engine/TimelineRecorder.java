package dev.headroom.load.internal.engine;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * One histogram for each second of a phase, by intended start. The newest is laid out for speed; when the next begins it is
 * written down in HdrHistogram's compact form, which takes microseconds where packing it would hold up the requests. Few
 * requests end in a later second than they were to start in; they are kept apart until all are added. Not thread-safe.
 */
final class TimelineRecorder {

    static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final byte[] NOTHING = {};

    private final Histogram newest = new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    private final ByteBuffer encoded;
    private final List<byte[]> written = new ArrayList<>();
    private final List<PackedHistogram> late = new ArrayList<>();
    private final List<TimelineRecorder> others = new ArrayList<>();
    private int newestIndex;

    /** @param encoded from {@link #buffer()}, which all recorders of one thread may share */
    TimelineRecorder(ByteBuffer encoded) {
        this.encoded = encoded;
    }

    static ByteBuffer buffer() {
        return ByteBuffer.allocate(new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS).getNeededByteBufferCapacity());
    }

    /**
     * @param intendedNanos since the start of the phase
     * @param valueNanos at most an hour
     */
    void record(long intendedNanos, long valueNanos) {
        int index = (int) (intendedNanos / INTERVAL_NANOS);
        if (index > newestIndex) {
            writeDown();
            newestIndex = index;
        }
        if (index == newestIndex) {
            newest.recordValue(valueNanos);
        } else {
            while (late.size() <= index) {
                late.add(empty());
            }
            late.get(index).recordValue(valueNanos);
        }
    }

    /** Adds the intervals of another, which has ended as this one has. */
    void add(TimelineRecorder other) {
        others.add(other);
    }

    /** Intervals so far. */
    int size() {
        int own = newest.getTotalCount() == 0 ? written.size() : newestIndex + 1;
        return others.stream().mapToInt(TimelineRecorder::size).reduce(own, Math::max);
    }

    /** The first so many intervals, those that had nothing too. Nothing may be recorded after. */
    List<Histogram> intervals(int count) {
        writeDown();
        List<Histogram> intervals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            intervals.add(interval(i));
        }
        for (TimelineRecorder other : others) {
            List<Histogram> added = other.intervals(count);
            for (int i = 0; i < count; i++) {
                intervals.get(i).add(added.get(i));
            }
        }
        return intervals;
    }

    private Histogram interval(int index) {
        byte[] bytes = index < written.size() ? written.get(index) : NOTHING;
        Histogram interval = bytes.length == 0
                ? empty()
                : PackedHistogram.decodeFromByteBuffer(ByteBuffer.wrap(bytes), LONGEST_NANOS);
        if (index < late.size()) {
            interval.add(late.get(index));
        }
        return interval;
    }

    private void writeDown() {
        if (newest.getTotalCount() > 0) {
            while (written.size() < newestIndex) {
                written.add(NOTHING);
            }
            encoded.clear();
            var bytes = new byte[newest.encodeIntoByteBuffer(encoded)];
            encoded.flip().get(bytes);
            written.add(bytes);
            newest.reset();
        }
    }

    private static PackedHistogram empty() {
        return new PackedHistogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
    }
}
