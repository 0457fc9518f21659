package dev.headroom.cli.run;

import dev.headroom.load.LoadResult;
import dev.headroom.measure.run.InstanceMeasurement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What was seen from outside during the measuring window, before the recording is read.
 *
 * @param load the client's view
 * @param traceIdHigh shared by all trace ids of this run
 * @param profiler for people; empty where nothing was profiled
 * @param serviceRuntime the service's JVM, for people
 * @param classPath of that JVM; empty where it is not known
 * @param rssPeakBytes of the service process
 * @param heapLiveBytes after a full collection at the end
 * @param cpuShare of the service process over window × processors
 * @param startupNanos from the service's start to its first ready answer, where we started it
 * @param failure why the window ended early, if the service or the connection to it failed
 * @param notes what a reader must know
 */
record WindowMeasurement(
        LoadResult load,
        long traceIdHigh,
        Optional<String> profiler,
        String serviceRuntime,
        List<Path> classPath,
        OptionalLong rssPeakBytes,
        OptionalLong heapLiveBytes,
        OptionalDouble cpuShare,
        OptionalLong startupNanos,
        Optional<String> failure,
        List<String> notes) {

    WindowMeasurement {
        classPath = List.copyOf(classPath);
        notes = List.copyOf(notes);
    }

    InstanceMeasurement instance(OptionalLong gcPauseNanos) {
        return new InstanceMeasurement(rssPeakBytes, heapLiveBytes, cpuShare, gcPauseNanos, startupNanos);
    }
}
