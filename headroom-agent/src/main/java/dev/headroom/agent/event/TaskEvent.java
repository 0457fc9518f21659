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

/** Work that a request gave to another thread, on the thread that ran it. */
@Name("headroom.Task")
@Label("Task of a Request")
@Category("Headroom")
@Description("Work that an HTTP request gave to another thread")
@Enabled
@Threshold("0 ns")
@StackTrace(false)
public final class TaskEvent extends Event {
    @Label("Request Id")
    @Description("The id of the headroom.Request that submitted it")
    public long requestId;

    @Label("Wait Time")
    @Description("From the submission to the start")
    @Timespan(Timespan.NANOSECONDS)
    public long waitTime;

    @Label("CPU Time")
    @Description("CPU time of the thread that ran it, -1 when unknown")
    @Timespan(Timespan.NANOSECONDS)
    public long cpuTime;

    @Label("Allocated")
    @Description("Bytes allocated by the thread that ran it, -1 when unknown")
    @DataAmount
    public long allocatedBytes;

    @Label("Executor")
    @Description("Class that the task was handed to")
    public String executor = "";
}
