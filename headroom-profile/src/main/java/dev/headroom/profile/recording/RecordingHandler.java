package dev.headroom.profile.recording;

import dev.headroom.profile.recording.host.CpuLoad;
import dev.headroom.profile.recording.host.DispatchWait;
import dev.headroom.profile.recording.host.Hiccup;
import dev.headroom.profile.recording.host.Throttling;
import java.util.Map;

/**
 * Receives the events of a recording, in file order, which is not strictly the order of time. Every method has an empty
 * default: implement what you need. Events are values and may be kept.
 */
public interface RecordingHandler {

    /** One observation of a thread's stack. */
    default void sample(ThreadSample sample) {}

    /**
     * One observation with the labels that the program gave it, for example its endpoint or thread; formats without labels
     * do not call this.
     */
    default void sample(ThreadSample sample, Map<String, String> labels) {
        sample(sample);
    }

    /** A request the agent saw from start to end. */
    default void request(ServerRequest request) {}

    /** A JDBC execution the agent saw. */
    default void sql(SqlExecution execution) {}

    /**
     * How many rows were read from a query's result, once they were; it may come before the execution.
     *
     * @param executionId {@link SqlExecution#id()}
     */
    default void rowsRead(long executionId, long rows) {}

    /** An HTTP request that a request sent to another service. */
    default void call(RemoteCall call) {}

    /** A stop of all threads: a garbage-collection pause or another safepoint operation. */
    default void pause(Pause pause) {}

    /** A single thread's wait that the JVM itself reported. */
    default void threadWait(ThreadWait wait) {}

    /** Work that a request gave to another thread, once it is done. */
    default void task(RequestTask task) {}

    /** How much of its processor quota a control group was refused between two readings. */
    default void throttling(Throttling throttling) {}

    /** A thread that was to wake got no processor. */
    default void hiccup(Hiccup hiccup) {}

    /** A thread that hands requests on waited for a processor. */
    default void dispatchWait(DispatchWait wait) {}

    /** What a field of the application held, told once a second. */
    default void held(HeldCollection held) {}

    /** A method that the just-in-time compiler compiled. */
    default void compilation(Compilation compilation) {}

    /** What the agent counted so far; the last one holds. */
    default void agentReport(AgentReport report) {}

    /** How busy the processors were since the report before. */
    default void cpuLoad(CpuLoad load) {}

    /** How many processors the machine has, hardware threads counted one by one. */
    default void processors(int count) {}
}
