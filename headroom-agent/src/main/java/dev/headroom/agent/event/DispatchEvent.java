package dev.headroom.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What a thread that hands tasks to others, and with them requests, waited for a processor between two readings. */
@Name("headroom.Dispatch")
@Label("Dispatcher Wait")
@Category("Headroom")
@Description("A thread that hands tasks to executors outside of requests waited for a processor")
@Enabled
@StackTrace(false)
public final class DispatchEvent extends Event {
    @Label("Interval")
    @Description("Time since the reading before, which ended when this event was written")
    @Timespan(Timespan.NANOSECONDS)
    public long interval;

    @Label("Run Queue Time")
    @Description("How long the thread was ready to run and had no processor, in waits that ended in the interval")
    @Timespan(Timespan.NANOSECONDS)
    public long runQueueTime;
}
