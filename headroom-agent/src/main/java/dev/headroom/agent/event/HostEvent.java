package dev.headroom.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** How much of its processor quota the JVM's control group was refused since the event before. */
@Name("headroom.Host")
@Label("Host")
@Category("Headroom")
@Description("Throttling of the JVM's control group since the event before")
@Enabled
@Period("100 ms")
@StackTrace(false)
public final class HostEvent extends Event {
    @Label("Interval")
    @Description("How long ago the event before was")
    @Timespan(Timespan.NANOSECONDS)
    public long interval;

    @Label("Throttled Time")
    @Description("Time in which the group was not allowed to run, summed over processors")
    @Timespan(Timespan.NANOSECONDS)
    public long throttledTime;

    @Label("Throttled Periods")
    public long throttledPeriods;
}
