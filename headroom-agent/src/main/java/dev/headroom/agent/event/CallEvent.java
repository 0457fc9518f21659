package dev.headroom.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** One HTTP request that a request of the service sent to another service. */
@Name("headroom.Call")
@Label("Outgoing HTTP Request")
@Category("Headroom")
@Description("One HTTP request to another service; its stack trace holds the application frame that sent it")
@Enabled
@Threshold("0 ns")
@StackTrace
public final class CallEvent extends Event {
    @Label("Host")
    @Description("Host and port, never path or query; empty when not known")
    public String host = "";

    @Label("Async")
    @Description("The caller did not wait: the duration is that of handing it over")
    public boolean async;
}
