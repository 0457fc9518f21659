package dev.headroom.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A sleep of the agent's own thread that ended late: others that were to wake then are likely to have waited too. */
@Name("headroom.Hiccup")
@Label("Hiccup")
@Category("Headroom")
@Description("A thread that was to wake got no processor")
@Enabled
@StackTrace(false)
public final class HiccupEvent extends Event {
    @Label("Late")
    @Description("How long before the end of this event the thread was to wake")
    @Timespan(Timespan.NANOSECONDS)
    public long late;

    @Label("Throttled Time")
    @Description("Time in which the JVM's control group was not allowed to run meanwhile, summed over processors")
    @Timespan(Timespan.NANOSECONDS)
    public long throttledTime;
}
