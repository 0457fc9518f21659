package dev.headroom.agent.event;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;

/** One HTTP request, from the server's outermost known layer, on the thread that dispatched it. */
@Name("headroom.Request")
@Label("HTTP Request")
@Category("Headroom")
@Description("One HTTP request as its dispatching thread saw it")
@Enabled
@Threshold("0 ns")
@StackTrace(false)
public final class RequestEvent extends Event {
    @Label("Method")
    public String method = "";

    @Label("Route")
    @Description("Template of the path such as /orders/{id}, never the raw path")
    public String route = "";

    @Label("Status")
    @Description("HTTP status, 0 when not known when the dispatching thread was done")
    public int status;

    @Label("Trace Id, High Half")
    @Description("W3C trace id, 0 when the request carried none")
    public long traceIdHigh;

    @Label("Trace Id, Low Half")
    public long traceIdLow;

    @Label("CPU Time")
    @Description("CPU time of the dispatching thread, -1 when unknown")
    @Timespan(Timespan.NANOSECONDS)
    public long cpuTime;

    @Label("Allocated")
    @Description("Bytes allocated by the dispatching thread, -1 when unknown")
    @DataAmount
    public long allocatedBytes;

    @Label("SQL Executions")
    public long sqlQueries;

    @Label("SQL Time")
    @Timespan(Timespan.NANOSECONDS)
    public long sqlTime;

    @Label("Id")
    @Description("Number of this request in this JVM; tasks name it")
    public long id;

    @Label("Parameter Bucket")
    @Description("Which of 256 buckets the values in its path fall into, -1 when its route has none")
    public int parameterBucket = -1;

    @Label("Run Queue Time")
    @Description("How long the dispatching thread waited for a processor, -1 when unknown")
    @Timespan(Timespan.NANOSECONDS)
    public long runQueueTime = -1;

    @Label("Wake Time")
    @Description(
            "How long the dispatching thread waited for a processor between its last request and this one, -1 when unknown")
    @Timespan(Timespan.NANOSECONDS)
    public long wakeTime = -1;

    @Label("Pool Time")
    @Description("Time in taking connections from a pool, on the dispatching thread")
    @Timespan(Timespan.NANOSECONDS)
    public long poolTime;

    @Label("File Time")
    @Description("Time in reads, writes and syncs of files on the dispatching thread, outside SQL executions")
    @Timespan(Timespan.NANOSECONDS)
    public long fileTime;

    @Label("Socket Time")
    @Description(
            "Time in blocking reads, writes and connects of sockets on the dispatching thread, outside SQL executions")
    @Timespan(Timespan.NANOSECONDS)
    public long socketTime;

    @Label("Major Faults")
    @Description("Pages read from disk for the dispatching thread, -1 when unknown; asked of slow requests only")
    public long majorFaults = -1;

    @Label("Async")
    @Description("The response was completed later, perhaps by another thread")
    public boolean async;
}
