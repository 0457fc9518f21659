package dev.headroom.measure.run;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The service process as a whole over the measuring window; empty where it could not be measured.
 *
 * @param rssPeakBytes highest resident set size
 * @param heapLiveBytes heap still reachable after a full collection at the end of the window
 * @param cpuShare CPU time of the process over window × processors, 0 to 1
 * @param gcPauseNanos sum of stop-the-world pauses
 * @param startupNanos from the start of the service's command to its first answer that says it is ready
 */
public record InstanceMeasurement(
        OptionalLong rssPeakBytes,
        OptionalLong heapLiveBytes,
        OptionalDouble cpuShare,
        OptionalLong gcPauseNanos,
        OptionalLong startupNanos) {

    /** Of a service whose start was not seen. */
    public InstanceMeasurement(
            OptionalLong rssPeakBytes, OptionalLong heapLiveBytes, OptionalDouble cpuShare, OptionalLong gcPauseNanos) {
        this(rssPeakBytes, heapLiveBytes, cpuShare, gcPauseNanos, OptionalLong.empty());
    }

    public static InstanceMeasurement unknown() {
        return new InstanceMeasurement(
                OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty(), OptionalLong.empty());
    }
}
