package dev.headroom.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** How many rows a query's result gave, once they have been read: by then its own event, with its stack, has long been told. */
@Name("headroom.Rows")
@Label("Rows Read")
@Category("Headroom")
@Description("Rows read from the result of one SQL execution")
@Enabled
@StackTrace(false)
public final class RowsEvent extends Event {
    @Label("Execution")
    @Description("The id of the headroom.Sql that the rows are of")
    public long execution;

    @Label("Rows")
    @Description("Rows read on the thread of the execution, up to the end of the result or of the request")
    public long rows;
}
