package dev.headroom.load.schedule;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Starts as they once were, and none after the last. */
public final class RecordedSchedule implements Schedule {

    /** The most starts one may hold, at eight bytes each. */
    public static final int MOST_STARTS = 10_000_000;

    private static final Duration LONGEST = Duration.ofHours(24);

    private final long[] offsetsNanos;

    private RecordedSchedule(long[] offsetsNanos) {
        this.offsetsNanos = offsetsNanos;
    }

    /** @param ascendingNanos since the start of the phase, within 24 h; copied */
    static RecordedSchedule of(long[] ascendingNanos, int count) {
        if (count < 1 || count > MOST_STARTS) {
            throw new IllegalArgumentException("A recorded schedule has 1 to 10,000,000 starts, got " + count);
        }
        long before = 0;
        for (int i = 0; i < count; i++) {
            if (ascendingNanos[i] < before || ascendingNanos[i] > LONGEST.toNanos()) {
                throw new IllegalArgumentException(
                        "Starts ascend within 24 h, got " + ascendingNanos[i] + " ns after " + before + " ns");
            }
            before = ascendingNanos[i];
        }
        return new RecordedSchedule(Arrays.copyOf(ascendingNanos, count));
    }

    public int starts() {
        return offsetsNanos.length;
    }

    @Override
    public LongSupplier offsetsNanos(RandomGenerator random) {
        return new LongSupplier() {
            private int next;

            @Override
            public long getAsLong() {
                return next < offsetsNanos.length ? offsetsNanos[next++] : NEVER;
            }
        };
    }

    @Override
    public String description() {
        return "replay of " + offsetsNanos.length + " starts";
    }

    /** Independent users at the recording's mean rate. */
    @Override
    public Schedule warmUp() {
        double seconds = Math.max(1e-3, last() / 1e9);
        return Schedule.poisson(Math.min(RateCurve.HIGHEST_PER_SECOND, offsetsNanos.length / seconds));
    }

    @Override
    public OptionalDouble ratePerSecond() {
        return OptionalDouble.empty();
    }

    @Override
    public Optional<Duration> length() {
        return Optional.of(Duration.ofNanos(last()));
    }

    @Override
    public Schedule withSpacing(Spacing spacing) {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordedSchedule recorded && Arrays.equals(offsetsNanos, recorded.offsetsNanos);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(offsetsNanos);
    }

    private long last() {
        return offsetsNanos[offsetsNanos.length - 1];
    }
}
