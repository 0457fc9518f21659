package dev.headroom.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** The agent's own account at the end of every chunk; counts are since the agent was installed. */
@Name("headroom.Agent")
@Label("Headroom Agent")
@Category("Headroom")
@Description("What the agent saw and what went wrong in it")
@Enabled
@Period("endChunk")
@StackTrace(false)
public final class AgentEvent extends Event {
    @Label("Version")
    public String version = "";

    @Label("Requests")
    public long requests;

    @Label("SQL Executions")
    public long sqlExecutions;

    @Label("Failures")
    @Description("Hooks and classes that the agent had to give up on; the application was not affected")
    public long failures;

    @Label("First Failure")
    public String firstFailure = "";

    @Label("Hooks")
    @Description("Comma separated names of the hooks that were woven")
    public String hooks = "";
}
