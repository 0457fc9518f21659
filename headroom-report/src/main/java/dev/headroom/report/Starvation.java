package dev.headroom.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Whether the program's threads, and the profiler itself, got the processor time that they asked for: what a profile of a starved
 * program says of its threads is where they waited in line.
 *
 * @param samples CPU samples behind all of this
 * @param sampledSeconds what they stand for
 * @param sampledRunnable whether they were taken of threads that could run (the JDK's sampler), not of those that ran
 * @param windowSeconds length of the recording, 0 where unknown
 * @param threads distinct threads that CPU samples met, 0 where the format names none
 * @param busiestThread its samples over those that the period promises a thread that runs throughout
 * @param runnable what wall samples saw of threads that could run
 * @param process what the operating system counted for the process
 * @param threadsWaited share of the time that threads could run in which they did not; empty where the recording cannot tell
 * @param samplesDelivered sampled over used processor time; empty where the recording cannot tell
 * @param notKnown what could not be computed and why, a sentence each
 */
public record Starvation(
        long samples,
        double sampledSeconds,
        boolean sampledRunnable,
        double windowSeconds,
        int threads,
        OptionalDouble busiestThread,
        Optional<Observed> runnable,
        Optional<Observed> process,
        OptionalDouble machineLoad,
        OptionalInt processors,
        OptionalDouble threadsWaited,
        OptionalDouble samplesDelivered,
        List<String> notKnown) {

    /** Below this share neither is called starved: samplers, clocks and edges of the recording differ by as much. */
    public static final double TOLERANCE = 0.15;

    /**
     * Seconds that were seen.
     *
     * @param count samples or reports behind them
     */
    public record Observed(double seconds, long count) {}

    public Starvation {
        notKnown = List.copyOf(notKnown);
    }

    /** Whether threads that could run waited for a processor; empty where the recording cannot tell. */
    public Optional<Boolean> threadsStarved() {
        return threadsWaited.isEmpty() ? Optional.empty() : Optional.of(threadsWaited.getAsDouble() > TOLERANCE);
    }

    /** Whether the profiler took fewer samples than the process's processor time implies; empty where the recording cannot tell. */
    public Optional<Boolean> profilerStarved() {
        return samplesDelivered.isEmpty() || sampledRunnable
                ? Optional.empty()
                : Optional.of(samplesDelivered.getAsDouble() < 1 - TOLERANCE);
    }
}
