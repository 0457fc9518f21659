package dev.headroom.reader.streaming;

import java.util.Map;

/**
 * When and where samples were taken, as far as a format says it.
 *
 * @param timeNanos of the last of them, since the Unix epoch or by a clock of the recording's own; 0 where unknown
 * @param osThreadId 0 where unknown
 * @param threadName empty where unknown
 * @param labels that the program gave them
 */
public record SampleOrigin(long timeNanos, long osThreadId, String threadName, Map<String, String> labels) {

    /** Nothing is known. */
    public static final SampleOrigin UNKNOWN = new SampleOrigin(0, 0, "", Map.of());

    public SampleOrigin {
        labels = Map.copyOf(labels);
    }

    /** A time and a thread, each where known. */
    public static SampleOrigin of(long timeNanos, long osThreadId, String threadName) {
        return new SampleOrigin(timeNanos, osThreadId, threadName, Map.of());
    }

    /** The same place at another time. */
    public SampleOrigin at(long nanos) {
        return new SampleOrigin(nanos, osThreadId, threadName, labels);
    }

    /** A time by a clock of the recording's own, which may begin at 0: one later, since 0 means unknown. */
    public static long ownClock(long nanos) {
        return nanos < 0 || nanos == Long.MAX_VALUE ? 1 : nanos + 1;
    }
}
